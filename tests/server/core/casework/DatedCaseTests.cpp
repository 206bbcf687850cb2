// The law's clock against dates that were worked out without it: tests/server/core/casework/clock/cases.csv, by working.py and, for some
// sixty of them, by hand (working.md). Every line is carried out by the law itself, twice: with a clock that ticks every day, and with a
// hall that is up only on the days on which something happens.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "tests/support/ClockHall.hpp"

using namespace hall;
using namespace hall::core;
using hall::test::inWords;
using hall::test::split;

namespace {

struct Row { std::string id, group, items, events, expected; };

const std::vector<Row>& rows() {
    static const std::vector<Row> all = [] {
        std::vector<Row> read;
        std::ifstream in(HALL_CLOCK_CASES "/cases.csv");
        std::string line;
        std::getline(in, line);
        while (std::getline(in, line)) {
            const auto cells = split(line, ',');
            read.push_back({cells.at(0), cells.at(1), cells.at(2), cells.at(3), cells.at(4)});
        }
        return read;
    }();
    return all;
}

struct Question {
    std::string what, of, value;
    LocalDate date;
    std::string text;
};

std::vector<Question> questionsOf(const Row& row, LocalDate otherwise) {
    std::vector<Question> questions;
    for (const std::string& entry : split(row.expected, ' ')) {
        Question question;
        question.text = entry;
        const auto equals = entry.rfind('=');
        question.value = entry.substr(equals + 1);
        std::string what = entry.substr(0, equals);
        const auto at = what.find('@');
        question.date = at == std::string::npos ? otherwise : test::dateIn(what.substr(at + 1));
        what = what.substr(0, at);
        const auto bracket = what.find('(');
        question.what = what.substr(0, bracket);
        if (bracket != std::string::npos) question.of = what.substr(bracket + 1, what.size() - bracket - 2);
        questions.push_back(question);
    }
    return questions;
}

std::string dueWords(const std::optional<DueDate>& due) {
    return due ? inWords(due->date) + (due->provisional ? "?" : "") : "none";
}

std::string lightIn(const std::optional<Period>& period) {
    if (!period || period->light == Light::none) return "none";
    return std::string(word(period->light));
}

std::string answerTo(const Question& question, const test::ClockHall& hall, LocalDate today) {
    const Casework& casework = hall.state().casework;
    const Case& one = hall.one();
    const std::string& what = question.what;
    if (what == "accepted") return one.acceptedOn.yyyymmdd == 0 ? "none" : inWords(one.acceptedOn) + (one.silent ? "!" : "");
    if (what == "tell") return dueWords(tellBy(casework, one));
    if (what == "supplement") return dueWords(supplementBy(casework, one));
    if (what == "deliver") return dueWords(deliverBy(casework, one));
    if (what == "tolerance") return dueWords(toleranceBy(casework, one));
    if (what == "answer") return dueWords(answerBy(casework, one.orders.at(std::stoul(question.of) - 1)));
    if (one.acceptedOn.yyyymmdd == 0) return "none";
    const bool stage = what.starts_with("stage");
    const auto period = question.of.empty() ? periodOf(casework, one, today)
                        : stage             ? stageOf(casework, one, hall.task(question.of), today)
                                            : periodOf(casework, one, hall.task(question.of), today);
    if (what.ends_with("light")) return lightIn(period);
    if (!period) return "none";
    if (what == "left") return std::to_string(period->left);
    if (what == "law") return dueWords(period->statutory);
    return dueWords(period->promised);
}

using Signals = std::vector<std::tuple<SignalKind, Light, std::uint32_t, std::string, LocalDate, LocalDate>>;

Signals signalsOf(const Case& one) {
    Signals signals;
    for (const Signal& signal : one.signals) signals.emplace_back(signal.kind, signal.light, signal.task, signal.stage, signal.due, signal.date);
    return signals;
}

/// Lights of the case, its tasks and its stages; a stage by its code, so that the next one begins anew.
std::map<std::pair<std::uint32_t, std::string>, Light> lightsOf(const Casework& casework, const Case& one, LocalDate today) {
    std::map<std::pair<std::uint32_t, std::string>, Light> lights;
    if (const auto period = periodOf(casework, one, today)) lights[{0, ""}] = period->light;
    for (const Task& task : one.tasks) {
        if (const auto period = periodOf(casework, one, task, today)) lights[{task.number, ""}] = period->light;
        if (const auto stage = stageOf(casework, one, task, today)) lights[{task.number, casework.guide(task.item, task.guide)->stages[task.stage].code}] = stage->light;
    }
    return lights;
}

}  // namespace

TEST_CASE("there are enough of them, each called differently") {
    std::set<std::string> ids, groups;
    for (const Row& row : rows()) {
        CHECK(ids.insert(row.id).second);
        groups.insert(row.group);
    }
    CHECK(ids.size() >= 200);
    CHECK(groups.size() >= 17);
}

TEST_CASE("dated cases: with a clock that ticks every day") {
    std::size_t values = 0;
    for (const Row& row : rows()) {
        CAPTURE(row.id);
        CAPTURE(row.events);
        test::ClockHall hall(row.items);
        std::vector<test::ClockEvent> events;
        for (const std::string& text : split(row.events, ';')) events.push_back(test::clockEvent(text));
        const auto questions = questionsOf(row, events.back().date);
        std::set<LocalDate> days;
        for (const auto& event : events) days.insert(event.date);
        for (const auto& question : questions) days.insert(question.date);
        for (const LocalDate day : days) {
            hall.tickUntil(day);
            for (const auto& event : events) {
                if (event.date == day) REQUIRE(hall.carryOut(event) == "");
            }
            for (const Question& question : questions) {
                if (question.date != day) continue;
                CAPTURE(question.text);
                CHECK(answerTo(question, hall, day) == question.value);
                ++values;
            }
        }
        REQUIRE(hall.problem() == "");
    }
    CHECK(values >= 800);
}

TEST_CASE("a hall that was down for days says the same in the end, in the same order") {
    for (const Row& row : rows()) {
        CAPTURE(row.id);
        test::ClockHall daily(row.items), seldom(row.items);
        LocalDate last;
        for (const std::string& text : split(row.events, ';')) {
            const test::ClockEvent event = test::clockEvent(text);
            daily.tickUntil(event.date);
            seldom.tick(event.date);
            REQUIRE(daily.carryOut(event) == "");
            REQUIRE(seldom.carryOut(event) == "");
            last = event.date;
        }
        const LocalDate end = dateOf(dayNumber(last) + 120);
        daily.tickUntil(end);
        seldom.tick(end);
        CHECK(signalsOf(seldom.one()) == signalsOf(daily.one()));
        CHECK(seldom.one().acceptedOn == daily.one().acceptedOn);
        CHECK(seldom.problem() == "");
        const auto& signals = seldom.one().signals;
        CHECK(std::is_sorted(signals.begin(), signals.end(), [](const Signal& a, const Signal& b) { return a.date < b.date; }));
        const std::uint64_t before = seldom.state().seq;
        seldom.tick(end);
        CHECK(seldom.state().seq == before);  // once
    }
}

TEST_CASE("a signal is raised on the very day on which a light turns, and at no other time") {
    for (const Row& row : rows()) {
        CAPTURE(row.id);
        test::ClockHall hall(row.items);
        std::vector<test::ClockEvent> events;
        for (const std::string& text : split(row.events, ';')) events.push_back(test::clockEvent(text));
        const LocalDate end = dateOf(dayNumber(events.back().date) + 60);
        std::map<std::pair<std::uint32_t, std::string>, Light> evening;
        std::size_t rises = 0, told = 0;
        for (LocalDate day = events.front().date; day <= end; day = dateOf(dayNumber(day) + 1)) {
            CAPTURE(day.yyyymmdd);
            const bool open = day > events.front().date;
            const auto next = open ? nextDueDay(hall.state().casework, hall.one()) : std::nullopt;
            const std::uint64_t newest = open ? hall.one().lastSeq : 0;
            hall.tick(day);
            if (open) CHECK((next && *next <= day) == (hall.one().lastSeq != newest));
            if (day > events.front().date) {
                const auto& signals = hall.one().signals;
                for (const auto& [key, light] : lightsOf(hall.state().casework, hall.one(), day)) {
                    const auto before = evening.find(key);
                    if (light < Light::yellow || (before != evening.end() && before->second >= light)) continue;
                    ++rises;
                    CAPTURE(key.first);
                    CAPTURE(key.second);
                    CHECK(std::any_of(signals.begin(), signals.end(), [&](const Signal& signal) {
                        return signal.kind == SignalKind::limit && signal.light == light && signal.task == key.first && signal.stage == key.second && signal.date == day;
                    }));
                }
                told = static_cast<std::size_t>(std::count_if(signals.begin(), signals.end(), [](const Signal& s) { return s.kind == SignalKind::limit; }));
            }
            for (const auto& event : events) {
                if (event.date == day) REQUIRE(hall.carryOut(event) == "");
            }
            evening = lightsOf(hall.state().casework, hall.one(), day);
        }
        // A limit that was extended has a new last day: coming near that one is told anew, though the light never went out.
        if (row.events.find("extend") == std::string::npos) CHECK(told == rises);
        else CHECK(told >= rises);
    }
}
