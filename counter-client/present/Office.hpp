// Accounts and devices, as a pure machine. One-time secrets and device tokens are shown until the form is closed, and kept nowhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Screen.hpp"

namespace hall::counter {

/// Creating, roles and secrets lie in different hands, so that nobody makes an account alone that can do everything.
enum class OfficeAct { reload, turnSheet, create, changeRoles, resetSecret, turnOff, confirm, cancel };

struct OfficeInput {
    std::string name;
    std::string displayName;
    std::string role;        ///< of a device
    std::string counter;     ///< id, of a counter's device
};

class Office {
  public:
    /// Opens the page: what is to be read.
    std::optional<Request> open(std::string_view role);
    /// Leaves it: everything is forgotten.
    void close() { *this = Office(); }
    std::optional<Request> act(OfficeAct act);
    std::optional<Request> submit(const OfficeInput& input);
    void select(std::size_t row);
    void moveSelection(std::int32_t by);
    void turnRole(std::string_view word);
    /// The answer, and what is to be asked next because of it.
    std::optional<Request> answered(const Request& request, const Answer& answer);

    [[nodiscard]] OfficeScreen screen() const;
    [[nodiscard]] bool formOpen() const { return form_ != OfficeForm::none; }

  private:
    [[nodiscard]] bool may(OfficeAct act) const;
    std::optional<Request> load();
    std::optional<Request> ask(Request request);
    [[nodiscard]] const Account* account() const;
    [[nodiscard]] const Device* device() const;
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::vector<std::string> checkedRoles() const;
    void openForm(OfficeForm form, Sentence title);
    void checkRoles(const std::vector<std::string>& roles);
    std::optional<Request> confirmed();
    void refuse(const Request& request, const Answer& answer);
    void done(const Request& request, const Answer& answer);

    std::string role_;
    Sheet sheet_{Sheet::accounts};
    std::vector<Account> accounts_;
    std::vector<Device> devices_;
    std::size_t selected_{};
    bool loading_{};
    bool busy_{};
    OfficeForm form_{OfficeForm::none};
    OfficeAct pending_{};                ///< what the confirmation is about
    Sentence title_;
    std::vector<RoleBox> roles_;
    std::string secret_;
    Sentence message_;
    Tone tone_{};
    std::uint64_t opening_{};
};

}  // namespace hall::counter
