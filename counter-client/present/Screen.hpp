// What the clerk's window shows: one value, made by Desk::screen, painted by the widgets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "counter-client/present/Phrases.hpp"

namespace hall::counter {

/// What a key or button asks for, in the order of work.
enum class Act { callNext, recall, noShow, start, finish, transfer, hold, pause, openClose, heldList, missedList };
inline constexpr std::array allActs{Act::callNext, Act::recall,    Act::noShow,   Act::start,
                                    Act::finish,   Act::transfer,  Act::hold,     Act::pause,
                                    Act::openClose, Act::heldList, Act::missedList};

enum class Line { cutOff, connecting, live };
enum class Panel { none, transfer, pause, held, missed };
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

struct TicketScreen {
    std::string number;
    wire::Name item;
    wire::Name queue;
    wire::Name klass;           ///< empty for the regular class
    std::string waited;         ///< "12:34", from issue or the leg's beginning to the call
    std::string running;        ///< since the call or the start
    std::int32_t calls{};
    std::int32_t callLimit{};
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
    bool operator==(const TicketRow&) const = default;
};

struct QueueRow {
    std::string code;
    std::string letters;
    wire::Name name;
    std::int32_t waiting{};
    std::optional<std::int64_t> longestMinutes;
    bool served{};               ///< by this counter's profile
    bool operator==(const QueueRow&) const = default;
};

/// One choice of the open list; its key is its place on the page: 1 to 9, then 0.
struct ChoiceRow {
    wire::Name title;            ///< ticket number or queue letters
    wire::Name text;             ///< item or queue name
    Phrase phrase{Phrase::none}; ///< instead of `text`, for the reasons of a pause
    std::int64_t number{-1};     ///< minutes or people waiting; -1 none
    bool operator==(const ChoiceRow&) const = default;
};
inline constexpr std::size_t choicesPerPage = 10;

struct PanelScreen {
    Panel panel{Panel::none};
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

struct Screen {
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
    bool operator==(const Screen&) const = default;

    [[nodiscard]] const ActScreen& of(Act act) const { return acts[static_cast<std::size_t>(act)]; }
};

}  // namespace hall::counter
