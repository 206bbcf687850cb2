// The open case as a pure machine, for clerks, reviewers and supervisors: which page to fetch, what a key asks for, what is still to
// be said before a command can go, what the screen shows. Marks of materials are gathered here and sent together, one command in
// flight, so that a fast clerk never waits for an answer. No clock, no socket, no words.
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
#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Finder.hpp"
#include "schema/wire/Supervision.hpp"
#include "schema/wire/Frames.hpp"

namespace hall::counter {

struct WalkInInput {
    std::size_t idKind{};        ///< index into idKinds()
    std::string idNumber, name, phone;
};

/// A paper to print: the case as the server shows it, and the document's number.
struct PaperWish {
    wire::CaseView view;
    std::string document;
    bool operator==(const PaperWish&) const = default;
};

/// A file that came, to be shown.
struct FileShown {
    std::string id, mediaType, bytes;
};

class CaseDesk {
  public:
    /// Whose keys these are: "clerk", "supervisor", "reviewer"; empty: nobody signed in, a counter's device.
    /// `staff`: who that is; nobody decides their own proposal.
    void roleIs(std::string role, bool atCounter, std::string staff = {});
    std::optional<wire::Command> press(CaseAct act, const Moment& now);
    /// Enter: the form's answer, or the usual step.
    std::optional<wire::Command> enter(const std::string& text, const Moment& now);
    /// A digit: a choice of the form, or the case of that place.
    std::optional<wire::Command> choose(std::size_t row, const Moment& now);
    /// Of the walk-in's form: everything is typed.
    std::optional<wire::Command> submitWalkIn(const WalkInInput& input, const Moment& now);
    void search(std::string text);
    void approve(std::string name, std::string secret);
    /// Up and Down: the material, or the row of the form. Left and Right: the part at the right.
    void moveSelection(std::int32_t by);
    void turnPart(std::int32_t by);
    void selectMaterial(std::size_t row) { material_ = row; }
    /// False: there was nothing to close but the page itself, which is closed now.
    bool escape();

    /// A reviewer's or supervisor's case from the list.
    void openTask(const std::string& number, std::int32_t task);
    void openCase(const std::string& number);
    void catalogueArrived(std::shared_ptr<const Finder> finder) { finder_ = std::move(finder); }
    void viewArrived(const wire::CounterView& view);
    /// Something of a department's tasks changed: the open page may be old.
    void tasksChanged();
    void lineChanged(Line line) { line_ = line; }
    void sent(const wire::Command& command);
    /// The line did not take it, another command is under way: it is kept, and next() gives it again.
    void notSent();
    /// Nothing of ours: false.
    bool receiptArrived(const wire::Receipt& receipt, const Moment& now);
    /// What is to be sent next, once nothing is in flight: gathered marks, then a step that waited for them.
    std::optional<wire::Command> next(const Moment& now);
    std::vector<Request> takeRequests() { return std::exchange(requests_, {}); }
    std::optional<wire::Command> answered(const Request& request, const Answer& answer, const Moment& now);
    /// The next one to print.
    std::optional<PaperWish> takePaper();
    /// Of a case that need not be on the screen.
    void printPaper(const std::string& number, const std::string& document);
    /// Which case's page this is; "": none. What was opened of another one goes.
    [[nodiscard]] const std::string& current() const { return current_; }
    std::optional<FileShown> takeFile() { return std::exchange(file_, std::nullopt); }
    void tell(Sentence sentence, Tone tone, const Moment& now);
    /// Nobody may see visitors here any more: everything is forgotten.
    void forget();

    [[nodiscard]] bool open() const { return open_; }
    [[nodiscard]] bool formOpen() const { return form_.kind != CaseFormKind::none; }
    [[nodiscard]] bool finding() const { return formOpen() && (form_.act == CaseAct::walkIn || form_.act == CaseAct::find); }
    [[nodiscard]] bool inFlight() const { return underWay_.has_value(); }
    [[nodiscard]] std::size_t visitorsCases() const { return marks_.size(); }
    [[nodiscard]] CaseScreen screen(const Moment& now) const;

  private:
    /// What a form asks for, one after the other.
    enum class Field { reason, ground, method, verdict, agreed, task, department, paper, file, note, text, waybill, resultNumber, confirm,
                       act, days, toleranceDays, procedureKind, procedure, result, order, request, given, question };
    struct Option {
        std::string code;
        CaseFormRow row;
    };
    struct Form {
        CaseFormKind kind{CaseFormKind::none};
        CaseAct act{};
        std::vector<Field> rest;
        wire::CaseBody body;
        std::vector<Option> options;
        Sentence title, hint, error;
        std::size_t selected{};
        bool busy{};
        bool mayBeEmpty{};
        std::string query;
        std::vector<std::string> items;      ///< walk-in
        std::string package;                 ///< walk-in: then without items
        std::vector<wire::PackageAnswer> answers;
        std::string approval;
    };
    struct Entry {
        std::optional<wire::CaseView> view;
        std::string etag;                    ///< of that page
        std::uint64_t wanted{};              ///< the newest event that we have heard of
        std::uint64_t acknowledged{};        ///< the platform's newest change that was looked at
        bool loading{};
        bool again{};                        ///< ask once more when the answer is here
        Sentence trouble;
        std::set<std::string> changed;       ///< materials that the platform changed
        bool changedParty{}, changedItems{};
        std::optional<wire::Party> clear, clearAgent;  ///< revealed, until the page closes
        std::optional<wire::Party> onPaper, agentOnPaper;  ///< revealed for a paper only, until it is printed
        bool paperAsked{};
        std::map<std::string, wire::CaseMark> drafts;  ///< marked here, not sent
        std::map<std::string, wire::CaseMark> sent;    ///< sent, not seen in a page yet
        std::uint64_t sentSeq{};             ///< the page that has them; 0: not answered
    };
    struct UnderWay {
        wire::Command command;
        CaseAct act{};
    };
    struct Told {
        Sentence sentence;
        Tone tone{};
        std::int64_t untilMs{};
    };

    Entry* entry();
    [[nodiscard]] const Entry* entry() const;
    [[nodiscard]] const wire::CaseView* view() const;
    void want(const std::string& number);
    void pageArrived(Entry& entry, wire::CaseView page);
    void show(const std::string& number);
    [[nodiscard]] std::vector<std::string> numbers() const;

    [[nodiscard]] Sentence obstacle(CaseAct act) const;
    [[nodiscard]] Sentence lineObstacle() const;
    [[nodiscard]] bool can(std::string_view verb) const;
    [[nodiscard]] std::vector<const wire::CaseTask*> tasksFor(CaseAct act) const;
    [[nodiscard]] std::optional<CaseAct> usual() const;
    [[nodiscard]] const wire::CaseMaterial* chosenMaterial() const;
    [[nodiscard]] std::string stateOf(const Entry& entry, const wire::CaseMaterial& material) const;
    [[nodiscard]] bool satisfied(const Entry& entry, const wire::CaseMaterial& material) const;
    /// After acceptance only what was let follow, or what a silent acceptance left open, is looked at.
    [[nodiscard]] bool stillChecked(const Entry& entry, const wire::CaseMaterial& material) const;
    /// Nobody has said anything about it yet.
    [[nodiscard]] bool untouched(const Entry& entry, const wire::CaseMaterial& material) const;
    [[nodiscard]] std::int32_t unsatisfied() const;
    [[nodiscard]] std::vector<const wire::CaseMaterial*> lacking() const;
    std::optional<wire::Command> mark(wire::CaseMark mark, const Moment& now);
    std::optional<wire::Command> markRest(const Moment& now);
    std::optional<wire::Command> send(CaseAct act, wire::CaseBody body, const Moment& now);
    std::optional<wire::Command> begin(CaseAct act, const Moment& now);
    std::optional<wire::Command> goOn(const Moment& now);
    std::optional<wire::Command> finish(const Moment& now);
    std::optional<wire::Command> take(Field field, std::string value, const Moment& now);
    void ask(Field field);
    void closeForm();
    void openForm(Form form);
    void fillFinds();
    [[nodiscard]] std::vector<Field> planOf(CaseAct act) const;
    [[nodiscard]] std::vector<Option> optionsOf(Field field) const;
    [[nodiscard]] Sentence titleOf(Field field) const;
    void tellOutcome(const UnderWay& done, const wire::CaseResult& result, const Moment& now);
    void wishPaper(const std::string& number, const std::string& document);
    void servePapers(const std::string& number);
    /// Stays until the next key: there is no moment at hand.
    void tellLater(Sentence sentence);
    // What supervision and the law's clock add (CaseAsks.cpp).
    [[nodiscard]] bool mayTolerate() const;
    [[nodiscard]] std::int64_t toleranceMost() const;
    [[nodiscard]] std::vector<std::string> following() const;
    [[nodiscard]] std::vector<CaseAct> moreActs() const;
    [[nodiscard]] Sentence superviseObstacle(CaseAct act) const;
    [[nodiscard]] std::vector<Field> supervisePlan(CaseAct act) const;
    [[nodiscard]] std::vector<Option> superviseOptions(Field field) const;
    [[nodiscard]] Sentence superviseTitle(Field field) const;
    [[nodiscard]] std::vector<std::int32_t> superviseTasks(CaseAct act) const;
    void superviseBody(CaseAct act, wire::CaseBody& body) const;
    [[nodiscard]] bool superviseTake(Field field, const std::string& value);
    [[nodiscard]] bool saidDays(const std::string& value);
    [[nodiscard]] const wire::PackageText* package(const std::string& code) const;
    void wantPackages();
    std::optional<wire::Command> askNextQuestion();
    void backToWalkIn();
    void branchArrived(const Answer& answer);

    void fillParties(CaseScreen& screen, const Entry& entry) const;
    void fillLists(CaseScreen& screen, const Entry& entry) const;
    void fillMaterials(CaseScreen& screen, const Entry& entry) const;
    void fillKeys(CaseScreen& screen) const;
    void fillHint(CaseScreen& screen) const;
    void fillClock(CaseScreen& screen, const Entry& entry) const;
    void fillSupervision(CaseScreen& screen, const Entry& entry) const;

    std::string role_;
    std::string staff_;
    bool atCounter_{};
    Line line_{Line::connecting};
    bool open_{};
    std::string current_;                    ///< number of the shown case
    std::string extra_;                      ///< opened by search or from the list, not the visitor's
    std::string ticket_;                     ///< id of the visitor's ticket
    bool ticketHere_{};
    std::vector<wire::CaseMarkSeq> marks_;
    std::map<std::string, Entry> entries_;
    std::int32_t task_{};                    ///< opened from the list
    std::size_t material_{};
    CasePart part_{CasePart::overview};
    Form form_;
    std::uint64_t opening_{};
    std::shared_ptr<const Finder> finder_;
    std::optional<UnderWay> underWay_;
    std::optional<UnderWay> waiting_;        ///< goes when the marks are answered
    std::optional<UnderWay> approving_;      ///< waits for a supervisor
    std::vector<Request> requests_;
    std::vector<std::pair<std::string, std::string>> papersWanted_;  ///< case and document, until its page is here
    std::vector<PaperWish> papers_;
    std::optional<std::vector<wire::PackageText>> packages_;
    bool packagesAsked_{};
    std::optional<FileShown> file_;
    std::optional<Told> told_;
};

}  // namespace hall::counter
