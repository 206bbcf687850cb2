// The tasks of the departments as a pure machine: what to read, which row is chosen, what the list shows.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/CaseScreen.hpp"
#include "counter-client/present/Finder.hpp"
#include "schema/wire/Views.hpp"

namespace hall::counter {

class TaskDesk {
  public:
    /// Reads the list when it is shown.
    void open();
    /// A reviewer is offered the departments that tasks were shown of: others' are not theirs to see.
    void ownOnly(bool own) { ownOnly_ = own; }
    void close();
    void catalogueArrived(std::shared_ptr<const Finder> finder) { finder_ = std::move(finder); }
    void reload();
    void viewArrived(const wire::TasksView& view);
    void answered(const Request& request, const Answer& answer);
    void moveSelection(std::int32_t by);
    void turnFilter(std::int32_t by);
    void select(std::size_t row) { selected_ = row; }
    /// The chosen task: its case's number and its own.
    [[nodiscard]] std::optional<std::pair<std::string, std::int32_t>> chosen() const;
    std::optional<Request> takeRequest() { return std::exchange(request_, std::nullopt); }
    /// `today`: "2026-11-22" of the hall; empty: nothing is told to be overdue.
    [[nodiscard]] TaskScreen screen(const std::string& today) const;
    [[nodiscard]] bool isOpen() const { return open_; }

  private:
    void sift();
    [[nodiscard]] wire::Name nameOf(const std::string& department) const;

    std::shared_ptr<const Finder> finder_;
    bool open_{};
    bool ownOnly_{};
    std::set<std::string> own_;
    bool loading_{};
    bool again_{};
    std::vector<wire::CaseLine> rows_;
    std::int64_t total_{};
    std::size_t selected_{};
    std::vector<wire::DepartmentTasks> all_;          ///< with something to do
    std::vector<wire::DepartmentTasks> departments_;  ///< that are offered
    std::size_t filter_{};                 ///< 0: all
    Sentence trouble_;
    std::optional<Request> request_;
};

}  // namespace hall::counter
