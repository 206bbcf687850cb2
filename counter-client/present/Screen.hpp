// What the clerk's window shows: one value, made by Desk::screen, painted by the widgets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "counter-client/present/CaseScreen.hpp"
#include "counter-client/present/Messages.hpp"
#include "counter-client/present/Phrases.hpp"
#include "counter-client/present/SupervisionScreen.hpp"

namespace hall::counter {

/// What a key or button asks for, in the order of work.
enum class Act { callNext, recall, noShow, start, finish, transfer, hold, pause, openClose, heldList, missedList,
                 undo, pick, giveBack, entitled, notEntitled, addService, explain, menu };
inline constexpr std::array allActs{Act::callNext,  Act::recall,   Act::noShow,     Act::start,    Act::finish,
                                    Act::transfer,  Act::hold,     Act::pause,      Act::openClose, Act::heldList,
                                    Act::missedList, Act::undo,    Act::pick,       Act::giveBack, Act::entitled,
                                    Act::notEntitled, Act::addService, Act::explain, Act::menu};

enum class Line { cutOff, connecting, live };
enum class Panel { none, transfer, pause, held, missed, pick, pickReason, place, service, explain, explanation, approval, menu };
enum class Page { work, signIn, locked, reception, office, cases, tasks, supervision };
enum class Stage { loading, closed, paused, idle, called, serving };
enum class Tone { note, good, problem };

struct ActScreen {
    Act act{};
    Phrase label{};
    bool enabled{};
    Sentence why;         ///< when not enabled
    bool usual{};         ///< the step that usually comes now
    bool underWay{};      ///< sent, not answered yet
    bool listOpen{};      ///< the list to choose from is open
    std::int32_t count{-1};  ///< how many it would list; -1 none
    bool operator==(const ActScreen&) const = default;
};

/// A later stop of the visit.
struct StopScreen {
    wire::Name queue;
    std::vector<wire::Name> items;
    bool operator==(const StopScreen&) const = default;
};

struct TicketScreen {
    std::string number;
    wire::Name item;
    wire::Name queue;
    wire::Name klass;           ///< empty for the regular class
    std::string waited;         ///< "12:34", from issue or the leg's beginning to the call
    std::string running;        ///< since the call or the start
    std::int32_t calls{};
    std::int32_t callLimit{};
    std::int32_t leg{1};        ///< which service of the visit this is
    std::int32_t legs{1};
    std::vector<wire::Name> here;   ///< all services of this stop, when there are several
    std::vector<StopScreen> then;   ///< where the visit goes on afterwards, as planned now
    std::int32_t usualMinutes{};    ///< usual service time of this stop, when there are several services; else 0
    bool merged{};              ///< its number was given by a kiosk that was cut off
    std::string classCheck;     ///< of a declared class: open, entitled, misused
    std::string pool;           ///< counter or clerk: it had waited for this one only
    bool operator==(const TicketScreen&) const = default;
};

/// One ticket of a list.
struct TicketRow {
    std::string id;
    std::string number;
    wire::Name item;
    wire::Name klass;            ///< empty for the regular class
    std::int64_t minutes{};      ///< since it waits, is held or was missed
    bool overdue{};              ///< its maximum wait has passed
    std::string pool;            ///< "counter" or "clerk": waits for this one only
    bool returned{};             ///< came back into the queue
    bool operator==(const TicketRow&) const = default;
};

struct QueueRow {
    std::string code;
    std::string letters;
    wire::Name name;
    std::int32_t waiting{};
    std::optional<std::int64_t> longestMinutes;
    bool served{};               ///< by this counter's profile
    std::optional<wire::WaitMinutes> wait{};  ///< of a ticket taken now; none: not known
    bool operator==(const QueueRow&) const = default;
};

/// One choice of the open list; its key is its place on the page: 1 to 9, then 0.
struct ChoiceRow {
    wire::Name title;            ///< ticket number or queue letters
    wire::Name text;             ///< item or queue name
    Phrase phrase{Phrase::none}; ///< instead of `text`: reasons, places, menu entries
    std::string argument;        ///< of the phrase
    std::int64_t number{-1};     ///< minutes or people waiting; -1 none
    bool operator==(const ChoiceRow&) const = default;
};
inline constexpr std::size_t choicesPerPage = 10;

/// One sentence of an explanation.
struct ExplainedLine {
    Sentence sentence;           ///< phrase none: `said`, as the server words it
    wire::Name said;
    bool detail{};               ///< about somebody else, below a call
    bool takenBack{};            ///< was undone: counts as if it had never been
    bool operator==(const ExplainedLine&) const = default;
};

struct PanelScreen {
    Panel panel{Panel::none};
    Sentence title;
    Sentence hint;               ///< which keys go on from here
    std::vector<Phrase> tabs;    ///< of a list in parts; Left and Right turn them
    std::size_t tab{};
    bool digits{true};           ///< rows are chosen by digits; else by Up, Down and Enter
    std::size_t selected{};      ///< row on the page, when not by digits
    Sentence empty;              ///< instead of rows
    std::vector<ExplainedLine> lines;  ///< of an explanation
    bool busy{};                 ///< an answer is awaited
    Sentence error;              ///< of the approval form
    std::uint64_t opening{};     ///< grows with each opening: the form begins empty
    std::vector<ChoiceRow> rows; ///< of the present page
    std::int32_t page{};         ///< from 0
    std::int32_t pages{1};
    bool operator==(const PanelScreen&) const = default;
};

struct Notice {
    Sentence sentence;
    Tone tone{};
    bool operator==(const Notice&) const = default;
};

/// The act that can still be taken back.
struct UndoScreen {
    Phrase act{};
    std::string number;
    std::int64_t seconds{};
    bool operator==(const UndoScreen&) const = default;
};

/// Who works here, and the page to sign in, unlock, change the secret.
enum class Entrance { signIn, changeSecret, elsewhere, occupied, locked };
struct PersonScreen {
    bool signedIn{};
    std::string name;                      ///< as shown in the header
    Phrase role{Phrase::none};
    Entrance entrance{Entrance::signIn};
    bool required{};                       ///< nothing else can be done here before
    bool busy{};                           ///< an answer is awaited
    Sentence message;
    Tone tone{};
    bool behindLock{};                     ///< the form is somebody else's, while the one who is signed in is locked
    bool barred{};                         ///< too many failures: the form waits
    std::uint64_t opening{};               ///< grows when the form's fields are to be emptied
    bool operator==(const PersonScreen&) const = default;
};

/// The desk that gives out tickets.
struct ReceptionScreen {
    std::vector<ChoiceRow> found;
    std::size_t selected{};
    Sentence empty;                        ///< instead of rows
    std::vector<wire::Name> chosen;        ///< services of the visit, in order
    std::vector<wire::Name> classes;       ///< the first is the regular one
    std::size_t klass{};
    bool english{};                        ///< the visitor's language
    bool busy{};
    std::string number;                    ///< issued last; empty: none yet
    wire::Name queue;
    std::int32_t ahead{-1};
    Sentence printing;
    Tone printingTone{};
    std::uint64_t opening{};               ///< grows when the search field is to be emptied
    bool operator==(const ReceptionScreen&) const = default;
};

/// Accounts and devices.
enum class Sheet { accounts, devices };
enum class OfficeForm { none, createAccount, roles, addDevice, confirm, secret };
struct OfficeRow {
    std::string id;
    wire::Name name;                       ///< sign-in name or device
    wire::Name detail;                     ///< display name or counter
    std::vector<Phrase> roles;
    std::string kind;                      ///< role word of a device
    bool off{};                            ///< disabled or revoked
    bool mustChange{};
    bool operator==(const OfficeRow&) const = default;
};
struct RoleBox {
    std::string word;
    Phrase phrase{};
    bool checked{};
    bool operator==(const RoleBox&) const = default;
};
struct OfficeScreen {
    Sheet sheet{Sheet::accounts};
    std::vector<OfficeRow> rows;
    std::array<bool, 8> may{};             ///< by OfficeAct: what this person's role allows
    std::size_t selected{};
    bool loading{};
    bool busy{};
    OfficeForm form{OfficeForm::none};
    Sentence formTitle;
    std::vector<RoleBox> roles;
    std::string secret;                    ///< told once
    Sentence message;
    Tone tone{};
    std::uint64_t opening{};
    bool operator==(const OfficeScreen&) const = default;
};

struct Screen {
    Page page{Page::work};
    wire::Name hall;
    std::string label;                     ///< of the counter: "3"
    Stage stage{Stage::loading};
    std::string phase;                     ///< closed, open, paused; empty while loading
    Phrase pauseReason{Phrase::none};
    Sentence headline;                     ///< what is going on, in two words
    Sentence hint;
    bool underWay{};                       ///< the headline tells of a command on its way
    std::optional<TicketScreen> ticket;
    std::array<ActScreen, allActs.size()> acts{};
    std::vector<TicketRow> waiting;
    std::int32_t waitingTotal{};
    std::vector<QueueRow> queues;
    std::vector<TicketRow> held;
    std::vector<TicketRow> missed;
    PanelScreen panel;
    std::optional<Notice> notice;
    Line line{Line::cutOff};
    bool stale{};                          ///< what is shown may be old
    std::optional<std::pair<Sentence, Sentence>> banner;  ///< text, detail
    std::string clock;                     ///< "09:05:12", the server's; empty until known
    std::int32_t servedToday{};
    std::optional<MessageScreen> message;  ///< of the hall to its clerks
    std::optional<UndoScreen> undo;
    bool signInRequired{};
    PersonScreen person;
    ReceptionScreen reception;
    OfficeScreen office;
    CaseScreen cases;
    TaskScreen tasks;
    SupervisionScreen supervision;
    std::int32_t visitorsCases{};          ///< of the visitor at the counter
    bool operator==(const Screen&) const = default;

    [[nodiscard]] const ActScreen& of(Act act) const { return acts[static_cast<std::size_t>(act)]; }
};

}  // namespace hall::counter
