// The kiosk's spool: what may be given, what was given, what must still be told to the server. Pure: it is told what a visitor pressed,
// what the server said, how the printer fared and how late it is, and answers with what to send and what to hand over.
//
// Rules (docs/decisions/0024):
//   A printed number was committed by the server, or drawn from a lease and synced here, before the paper moves (invariant I15).
//   A command is synced before it is sent, and sent again with the same id until its outcome is known.
//   A paper that was begun is never printed again by itself; what nobody can know stays valid and is shown.
//   A ticket whose paper never began is taken back as soon as its visitor has surely left, or was given a leased number.
//   What the server refuses to merge waits for a person; nothing is dropped silently.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "ticket-printer/spool/JournalFile.hpp"
#include "ticket-printer/spool/Ledger.hpp"

namespace hall::spool {

struct Settings {
    std::int64_t cutOffMs{3'000};         ///< a line that is down for so long is cut: numbers come from the lease
    std::int64_t answerMs{8'000};         ///< so long a visitor waits for the server's answer while the line is up
    std::int64_t visitorStaysMs{120'000}; ///< after that the visitor has left; nothing is printed for nobody
    std::int64_t giveUpMs{30'000};        ///< no answer, no lease, line up: the visitor is told to try again
    std::int64_t retryMs{1'000};          ///< first pause after an answer that says "later"; doubled up to retryCapMs
    std::int64_t retryCapMs{30'000};
    std::int64_t askAgainMs{600'000};     ///< after asking for numbers brought none
    std::int64_t rewriteMs{5'000};        ///< between attempts to write a journal that could not be written
    std::size_t journalBytes{256 * 1024}; ///< a longer journal is rewritten without what is settled
};

/// Steady milliseconds of one clock, and the hall's time where it is known.
struct Now {
    std::int64_t steadyMs{};
    std::optional<wire::Time> hall;
};

// --- what control must do ------------------------------------------------------------------------------------------------
/// Hand it to the line. Exactly one receipt follows, however often the line breaks.
struct Submit { wire::Command command; };
/// The server's answer to the press that a visitor waits for. If it has a ticket, its paper may be printed now, once.
struct Tell { wire::Receipt receipt; };
/// A number from the lease in place of an answer: print it, once.
struct Give {
    std::string press;                    ///< command id of the press
    std::string paperId;                  ///< "lease-7-950"
    std::string text;                     ///< "A950*"
    std::string queue, item, klass, language;
    wire::Time issuedAt;
};
/// After a restart: nobody knows whether this paper came out. The number is valid; whoever has no paper asks at the desk.
struct Interrupted { std::string text; std::string queue, item, language; };
using Act = std::variant<Submit, Tell, Give, Interrupted>;
using Acts = std::vector<Act>;

struct NeedsPerson { std::string text; std::string problem; };
struct Status {
    std::int32_t left{};                  ///< leased numbers that can still be given today
    std::int32_t waitingToMerge{};
    std::int32_t unresolved{};            ///< presses whose outcome is not known yet, tickets to be taken back
    bool merging{};                       ///< a merge is out
    std::vector<NeedsPerson> needsPerson;
    std::int64_t lostRecords{};
    std::string fault;                    ///< empty: all is well; else this kiosk gives no numbers: "spool-unwritable", ...
    bool operator==(const Status&) const = default;
};
inline bool operator==(const NeedsPerson& a, const NeedsPerson& b) { return a.text == b.text && a.problem == b.problem; }

class Spool {
  public:
    /// `file` must outlive this. `newId` makes command ids. Reads the journal, mends it, and leaves what it wants done in `opening()`.
    Spool(JournalFile& file, std::function<std::string()> newId, Settings settings = {});

    /// What the journal asks for at the start; once.
    [[nodiscard]] Acts opening();

    /// A visitor wants a number. `queue` and `day` are those of the item and of the last view.
    Acts press(const wire::Command& issue, const std::string& queue, const std::string& day, const Now& now);
    Acts lineChanged(bool live, const Now& now);
    Acts leasesViewed(const wire::LeasesView& view, const Now& now);
    Acts receipted(const wire::Receipt& receipt, const Now& now);
    /// The paper is out, or the number stands on the screen in its place.
    void handed(std::string_view paperId);
    /// True: this paper may be printed once more, marked as such.
    bool mayReprint(std::string_view paperId);
    /// The hall's clock was heard: kept, so that a restart without a server knows the time. Writes seldom.
    void clockHeard(const ClockAnchor& anchor);
    Acts tick(const Now& now);
    /// Staff has seen to everything that needed a person.
    bool dismiss();

    /// A leased number of this queue could be given now.
    [[nodiscard]] bool hasNumbers(std::string_view queue, const Now& now) const;
    [[nodiscard]] Status status(const Now& now) const;
    [[nodiscard]] const Ledger& ledger() const { return ledger_; }
    /// The line is down for so long that the next press comes from the lease.
    [[nodiscard]] bool cutOff(const Now& now) const;

  private:
    enum class Errand : std::uint8_t { issue, cancel, merge, ask };
    struct Out { std::string commandId; Errand errand{}; std::string entry; };
    struct Wanted { std::string entry; std::int64_t sinceMs{}; };

    // Spool.cpp: the journal and the visitor.
    bool commit(std::vector<Record> records);
    bool rewrite(const Ledger& ledger);
    void mend(const Reading& reading);
    void sweep();
    bool draw(const wire::Command& issue, const std::string& queue, const std::string& day, const Now& now, Acts& acts);
    void takeBack(Entry& entry, std::vector<Record>& records);
    [[nodiscard]] std::string fault() const;
    [[nodiscard]] const Block* blockFor(std::string_view queue, const Now& now) const;
    [[nodiscard]] bool waits(std::string_view entry) const { return wanted_ && wanted_->entry == entry; }

    // SpoolLine.cpp: the server.
    void pump(const Now& now, Acts& acts);
    bool nextErrand(const Now& now, Out& out, wire::Command& command);
    void onIssue(Entry& entry, const wire::Receipt& receipt, const Now& now, Acts& acts);
    void onCancel(Entry& entry, const wire::Receipt& receipt);
    void onMerge(Entry& entry, const wire::Receipt& receipt);
    void onAsk(const wire::Receipt& receipt, const Now& now);
    void adoptLeases();
    void endOldDays();
    [[nodiscard]] bool wantsNumbers(const Now& now) const;
    bool later(const wire::Receipt& receipt, const Now& now);

    JournalFile& file_;
    std::function<std::string()> newId_;
    Settings settings_;
    Ledger ledger_;
    Acts opening_;
    std::vector<std::string> interrupted_;    ///< entries whose paper was begun when this run began
    std::uint64_t lastNumber_{};              ///< of the journal's records
    std::size_t bytes_{};                     ///< in the journal
    std::size_t rewriteBytes_{};              ///< a longer journal is rewritten
    std::string fault_;                       ///< of this spool as a whole
    bool broken_{};                           ///< what was written last may not be there
    std::int64_t rewriteAtMs_{};
    bool live_{};
    std::int64_t downSinceMs_{};
    std::optional<Out> out_;                  ///< handed to the line
    std::optional<Wanted> wanted_;            ///< the press whose visitor stands there
    std::optional<wire::LeasesView> view_;
    std::int64_t notBeforeMs_{};              ///< of the next errand, after "later"
    std::int64_t pauseMs_{};
    std::int64_t askNotBeforeMs_{};
    std::string askedDay_;                    ///< hall day for which numbers were asked for in this run
};

/// No number for this press now: what a visitor is told in place of an answer.
Tell sorry(const std::string& press, std::int32_t status, const std::string& code);

/// "A950*": how a leased number reads everywhere.
std::string leasedText(const Block& block, std::int32_t number);

}  // namespace hall::spool
