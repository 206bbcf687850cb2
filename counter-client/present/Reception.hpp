// The desk that gives out tickets, as a pure machine: search, the services of one visit, class, language, the number.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Finder.hpp"
#include "counter-client/present/Screen.hpp"
#include "schema/wire/Frames.hpp"

namespace hall::counter {

inline constexpr std::size_t mostServices = 9;  ///< of one visit: the first and eight further ones

/// What a slip of paper says.
struct Slip {
    std::string hall, number, queue, item, klass, time;
    std::int32_t ahead{-1};
    bool english{};
    bool operator==(const Slip&) const = default;
};

class Reception {
  public:
    void catalogueArrived(std::shared_ptr<const Finder> finder) { finder_ = std::move(finder); }
    void viewArrived(const wire::CounterView& view);
    void setPrinter(bool there) { printer_ = there; }

    void search(std::string text);
    void moveSelection(std::int32_t by);
    /// A row that was clicked.
    void take(std::size_t row);
    /// Enter: the selected service joins the visit; with nothing typed and a service chosen the ticket is issued.
    std::optional<wire::Command> enter();
    std::optional<wire::Command> issue();
    void removeLast();
    void chooseClass(std::size_t index);
    void turnLanguage() { english_ = !english_; }
    /// False when there was nothing to clear.
    bool clear();
    void refused(Sentence why) { said_ = std::move(why); }

    void sent(const wire::Command& command);
    void receiptArrived(const wire::Receipt& receipt);
    std::optional<Slip> takeSlip() { return std::exchange(slip_, std::nullopt); }
    void printed(bool well);

    [[nodiscard]] ReceptionScreen screen() const;

  private:
    [[nodiscard]] std::vector<const wire::CatalogueItem*> found() const;
    void add(const wire::CatalogueItem& item);
    [[nodiscard]] wire::Name nameOf(const std::string& code) const;
    [[nodiscard]] std::string inLanguage(const wire::Name& name) const { return english_ && !name.en.empty() ? name.en : name.zh; }

    std::shared_ptr<const Finder> finder_;
    wire::Name hall_;
    std::vector<wire::KioskClass> classes_;
    std::vector<wire::CounterQueue> queues_;
    bool printer_{};
    std::string query_;
    std::size_t selected_{};
    std::vector<std::string> chosen_;
    std::size_t klass_{};
    bool english_{};
    std::string underWay_;               ///< id of the command
    std::string number_;
    wire::Name queue_;
    std::int32_t ahead_{-1};
    std::optional<Slip> slip_;
    Sentence printing_;
    Tone printingTone_{};
    Sentence said_;
    std::uint64_t opening_{};
};

}  // namespace hall::counter
