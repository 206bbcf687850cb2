// Supervision as a pure machine: lights by department with the tasks below them, requests to decide, follow-ups. What to read, what a
// key asks for, what is still to be said before it can go. Nothing is polled: a mark in the line says when to read again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Finder.hpp"
#include "counter-client/present/SupervisionScreen.hpp"
#include "schema/wire/Frames.hpp"
#include "schema/wire/Supervision.hpp"
#include "schema/wire/Views.hpp"

namespace hall::counter {

/// What could not be done, as it was written down. Everything but the words may be empty.
struct ReportInput {
    std::string text, number;
    bool ticket{};               ///< of the visitor who is here
    std::size_t idKind{};        ///< 0: nobody wants to be told; else 1 + index into idKinds()
    std::string idNumber, name, phone;
};

class SupervisionDesk {
  public:
    /// Reviewers and clerks see, answer and open follow-ups of their departments; supervisors and managers everything.
    void ownOnly(bool own);
    /// Supervisors only: marks a bad rating as a mistake or malice.
    void mayExclude(bool may) { excludes_ = may; }
    /// Who stands at this counter: a report begins with their ticket and their case.
    void visitorIs(std::string ticketId, std::string ticketNumber, std::string caseNumber);
    std::optional<wire::Command> submitReport(const ReportInput& input, const Moment& now);
    /// Reads what the part in front shows.
    void open();
    void close();
    [[nodiscard]] bool isOpen() const { return open_; }
    void catalogueArrived(std::shared_ptr<const Finder> finder) { finder_ = std::move(finder); }
    void lineChanged(Line line) { line_ = line; }
    /// Topic "tasks": reads again when the mark of supervision moved.
    void viewArrived(const wire::TasksView& view);
    void reload();

    void turnPart(std::int32_t by);
    void showPart(SupervisionPart part);
    void turnDepartment(std::int32_t by);
    void chooseDepartment(std::size_t row);
    void moveSelection(std::int32_t by);
    void select(std::size_t row);
    std::optional<wire::Command> press(SupervisionAct act, const Moment& now);
    /// Enter: the form's answer; without a form nothing (the page opens the case).
    std::optional<wire::Command> enter(const std::string& text, const Moment& now);
    std::optional<wire::Command> choose(std::size_t row, const Moment& now);
    /// False: there was nothing to close.
    bool escape();
    [[nodiscard]] bool formOpen() const { return form_.kind != CaseFormKind::none; }

    /// The chosen case and task (0: the whole of it); none: nothing is chosen, or it is about no case.
    [[nodiscard]] std::optional<std::pair<std::string, std::int32_t>> chosen() const;
    std::vector<Request> takeRequests() { return std::exchange(requests_, {}); }
    void answered(const Request& request, const Answer& answer, const Moment& now);
    void sent(const wire::Command& command) { underWay_ = command; }
    [[nodiscard]] std::string commandId() const { return underWay_ ? underWay_->id : std::string(); }
    void notSent(const Moment& now);
    /// Nothing of ours: false. A paper that it made is in `takePaper`.
    bool receiptArrived(const wire::Receipt& receipt, const Moment& now);
    /// Case and number of a paper to print.
    std::optional<std::pair<std::string, std::string>> takePaper() { return std::exchange(paper_, std::nullopt); }
    void tell(Sentence sentence, Tone tone, const Moment& now);
    [[nodiscard]] SupervisionScreen screen(const Moment& now) const;

  private:
    /// Those where something goes on, and the chosen one: they stand first.
    [[nodiscard]] std::size_t busyDepartments() const;
    enum class Field { reason, days, note, decisionNote, klass, report, department, result, answer, closing, response, exclusion };
    struct Option {
        std::string code;
        CaseFormRow row;
    };
    struct Visitor {
        std::string ticketId, ticketNumber, caseNumber;
    };
    struct Form {
        CaseFormKind kind{CaseFormKind::none};
        SupervisionAct act{};
        std::vector<Field> rest;
        wire::CaseBody body;                 ///< of a command about a case
        wire::FollowUpBody about;            ///< of one about a follow-up
        Visitor visitor;                     ///< who was here when it was opened
        std::string followUp;
        std::vector<Option> options;
        std::size_t selected{};
        Sentence title, hint, error;
        bool mayBeEmpty{};
    };
    struct Told {
        Sentence sentence;
        Tone tone{};
        std::int64_t untilMs{};
    };

    void want(Ask ask);
    [[nodiscard]] std::string lightsPath(const std::string& after) const;
    [[nodiscard]] std::size_t rowCount() const;
    [[nodiscard]] const wire::ApprovalLine* chosenRequest() const;
    [[nodiscard]] const wire::FollowUpLine* chosenFollowUp() const;
    [[nodiscard]] const wire::CaseLine* chosenTask() const;
    [[nodiscard]] Sentence obstacle(SupervisionAct act) const;
    [[nodiscard]] std::vector<Field> planOf(SupervisionAct act) const;
    [[nodiscard]] std::vector<Option> optionsOf(Field field) const;
    [[nodiscard]] Sentence titleOf(Field field) const;
    [[nodiscard]] wire::Name nameOf(const std::string& department) const;
    std::optional<wire::Command> goOn(const Moment& now);
    std::optional<wire::Command> take(std::string value, const Moment& now);
    void sendFollowUp(Form done);
    std::optional<wire::Command> finish(const Moment& now);
    void keepChosen(const std::string& number, std::int64_t inner);
    void fillLights(SupervisionScreen& screen) const;
    void fillApprovals(SupervisionScreen& screen) const;
    void fillFollowUps(SupervisionScreen& screen) const;
    void fillKeys(SupervisionScreen& screen) const;

    std::shared_ptr<const Finder> finder_;
    bool own_{};
    bool excludes_{};
    Visitor visitor_;
    bool open_{};
    Line line_{Line::connecting};
    std::optional<std::uint64_t> mark_;      ///< of the newest event, as the line told it
    SupervisionPart part_{SupervisionPart::lights};
    std::optional<wire::Supervision> lights_;
    std::vector<wire::ApprovalLine> approvals_;
    std::vector<wire::FollowUpLine> followUps_;
    std::vector<wire::FollowUpClass> classes_;
    std::string department_;                 ///< code; "-": the window; "": all
    std::size_t light_{};                    ///< of lightFilters
    std::size_t selected_{};
    bool loading_[supervisionPartCount]{};
    bool again_[supervisionPartCount]{};
    bool known_[supervisionPartCount]{};
    Sentence trouble_;
    Form form_;
    std::uint64_t opening_{};
    std::optional<wire::Command> underWay_;
    std::optional<std::pair<std::string, std::string>> paper_;
    std::vector<Request> requests_;
    std::optional<Told> told_;
};

}  // namespace hall::counter
