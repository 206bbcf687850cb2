#include "server/app/History.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "server/app/EventJson.hpp"
#include "server/app/Explaining.hpp"
#include "server/app/HallZone.hpp"
#include "server/app/Reading.hpp"
#include "server/core/Decide.hpp"
#include "server/reports/Replay.hpp"

namespace hall::app {

namespace {

constexpr std::size_t waitingAtMost = 8;
constexpr std::size_t pageEvents = 1'000;  // a few milliseconds of the writer's time each
constexpr std::size_t pagesOfSearch = 20;
constexpr int attemptsAtMost = 20;
constexpr std::chrono::milliseconds retryEvery{25};
// Each is a whole state: a megabyte or two.
constexpr std::size_t newestMornings = 8;
constexpr std::size_t olderMornings = 8;

}  // namespace

History::History(engine::Engine& engine, DayOf dayOf) : engine_(engine), dayOf_(std::move(dayOf)), thread_([this] { work(); }) {}

History::~History() { stop(); }

bool History::ask(std::function<Answer()> answer, Told told) {
    const std::lock_guard lock(mutex_);
    if (stopping_ || questions_.size() >= waitingAtMost) return false;
    questions_.push_back({std::move(answer), std::move(told)});
    changed_.notify_one();
    return true;
}

bool History::explain(reports::Wanted wanted, Told told) {
    return ask([this, wanted = std::move(wanted)] { return answer(wanted); }, std::move(told));
}

bool History::figures(core::LocalDate day, Told told) {
    return ask([this, day] { return answer(day); }, std::move(told));
}

bool History::replay(core::LocalDate day, std::vector<reports::StaffingChange> changes, Told told) {
    return ask([this, day, changes = std::move(changes)] { return answer(day, changes); }, std::move(told));
}

bool History::search(LogWanted wanted, Told told) {
    return ask([this, wanted = std::move(wanted)] { return answer(wanted); }, std::move(told));
}

void History::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        changed_.notify_one();
    }
    if (thread_.joinable()) thread_.join();
}

void History::work() {
    // Calls come first, also where there are few cores.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 10);
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !questions_.empty(); });
        if (stopping_) return;
        const Question question = std::move(questions_.front());
        questions_.pop_front();
        lock.unlock();
        question.told(question.answer());
        lock.lock();
    }
}

template <class Found>
std::optional<Found> History::inWriter(const std::function<Found(const core::State&, engine::EventLog&)>& read) {
    for (int attempt = 0; attempt < attemptsAtMost; ++attempt) {
        std::promise<std::optional<Found>> promise;
        auto found = promise.get_future();
        const bool taken = engine_.ask([&](const core::State& state, engine::EventLog& log) {
            std::optional<Found> told = read(state, log);
            promise.set_value(log.health() == engine::StoreFault::none ? std::move(told) : std::nullopt);
        });
        if (taken) return found.get();
        // Calls come first; a moment later there may be time.
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, retryEvery, [this] { return stopping_; })) return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::vector<core::Event>> History::page(std::uint64_t after) {
    return inWriter<std::vector<core::Event>>([after](const core::State&, engine::EventLog& log) { return log.read(after, pageEvents); });
}

History::Read History::readOn(std::uint64_t after, std::uint64_t until, const std::function<bool(const core::Event&)>& each) {
    while (after < until) {
        const auto events = page(after);
        if (!events) return Read::broken;
        if (events->empty()) return Read::whole;
        for (const core::Event& event : *events) {
            if (event.seq > until || !each(event)) return Read::whole;
        }
        after = events->back().seq;
        const std::lock_guard lock(mutex_);
        if (stopping_) return Read::broken;
    }
    return Read::whole;
}

History::Read History::catchUp() {
    return readOn(folded_.seq, UINT64_MAX, [this](const core::Event& event) {
        const auto* opening = std::get_if<core::DayOpened>(&event.body);
        if (opening != nullptr && opening->date > folded_.dayDate) keep({opening->date, folded_.seq, folded_});
        core::apply(folded_, event);
        return true;
    });
}

void History::keep(Morning morning) {
    mornings_.push_back(std::move(morning));
    if (mornings_.size() <= newestMornings + olderMornings) return;
    // Every second of the older ones goes, but never the first: each stands for the days up to the next.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < mornings_.size(); ++i) {
        const bool newest = i + newestMornings >= mornings_.size();
        if (!newest && i % 2 == 1) continue;
        if (kept != i) mornings_[kept] = std::move(mornings_[i]);
        ++kept;
    }
    mornings_.erase(mornings_.begin() + static_cast<std::ptrdiff_t>(kept), mornings_.end());
}

std::optional<History::Answer> History::look(const reports::Wanted& wanted, std::size_t index) {
    const Morning& morning = mornings_[index];
    const std::uint64_t until = index + 1 < mornings_.size() ? mornings_[index + 1].seq : folded_.seq;
    Offsets offsets;
    offsets.begin(morning.state);
    core::HallCode hall = morning.state.hall.code;
    reports::ExplainFold fold(wanted, offsets.at());
    fold.begin(morning.state);
    const Read read = readOn(morning.seq, until, [&](const core::Event& event) {
        offsets.follow(event);
        const auto* configured = std::get_if<core::Configured>(&event.body);
        const auto* entry = configured == nullptr ? nullptr : std::get_if<core::HallConfig>(&configured->entry);
        if (entry != nullptr) hall = entry->code;
        fold.add(event);
        return true;
    });
    // What was read in part would explain in part: nobody who came before may be missing from it.
    if (read == Read::broken) return Answer{{}, "overloaded"};
    const auto explanation = fold.result();
    if (!explanation) return std::nullopt;
    return Answer{explanationJson(*explanation, hall, offsets.at()), {}};
}

History::Answer History::answer(const reports::Wanted& wanted) {
    if (catchUp() == Read::broken) return {{}, "overloaded"};
    for (std::size_t i = mornings_.size(); i-- > 0;) {
        const Morning& morning = mornings_[i];
        const bool ofTicket = wanted.ticket.value != 0;
        if (ofTicket && (wanted.ticket.value > folded_.lastSerial || wanted.ticket.value <= morning.state.lastSerial)) continue;
        if (!ofTicket && wanted.date.yyyymmdd != 0 && wanted.date < morning.date) continue;
        if (auto found = look(wanted, i)) return std::move(*found);
        if (ofTicket || wanted.date.yyyymmdd != 0) break;  // it could have been nowhere else
    }
    return {{}, "unknown-ticket"};
}

/// The days between it and the one that is wanted cost a pass, and nothing more.
const History::Morning* History::morningOf(core::LocalDate day) const {
    const auto after = std::find_if(mornings_.begin(), mornings_.end(), [&](const Morning& morning) { return day < morning.date; });
    return after == mornings_.begin() ? nullptr : &*std::prev(after);
}

History::Answer History::answer(core::LocalDate day, const std::vector<reports::StaffingChange>& changes) {
    if (catchUp() == Read::broken) return {{}, "overloaded"};
    const core::LocalDate date = day.yyyymmdd == 0 ? folded_.dayDate : day;
    const Morning* morning = morningOf(date);
    if (morning == nullptr) return {{}, "unknown-day"};
    Offsets offsets;
    offsets.begin(morning->state);
    reports::ReplayFold fold(date);
    fold.begin(morning->state);
    const Read read = readOn(morning->seq, folded_.seq, [&](const core::Event& event) {
        offsets.follow(event);
        fold.add(event);
        return !fold.over();
    });
    if (read == Read::broken) return {{}, "overloaded"};
    if (!fold.found()) return {{}, "unknown-day"};
    const auto result = fold.run({}, offsets.at(), changes);
    if (const auto* wrong = std::get_if<std::string>(&result)) return {*wrong, "plan-question-wrong"};
    return {reports::json(std::get<reports::ReplayReport>(result)), {}};
}

History::Answer History::answer(core::LocalDate day) {
    if (catchUp() == Read::broken) return {{}, "overloaded"};
    const core::LocalDate date = day.yyyymmdd == 0 ? folded_.dayDate : day;
    if (!watched_ || watched_->date != date) {
        const Morning* before = morningOf(date);
        if (before == nullptr) return {{}, "unknown-day"};
        const Morning& morning = *before;
        auto offsets = std::make_unique<Offsets>();
        offsets->begin(morning.state);
        watched_.emplace(Watched{date, morning.seq, nullptr, {date, offsets->at()}});
        watched_->offsets = std::move(offsets);
        watched_->fold.begin(morning.state);
    }
    Watched& watched = *watched_;
    const Read read = readOn(watched.seq, folded_.seq, [&](const core::Event& event) {
        if (watched.fold.over()) return false;
        watched.offsets->follow(event);
        watched.fold.add(event);
        watched.seq = event.seq;
        return true;
    });
    if (read == Read::broken) return {{}, "overloaded"};  // what was read is kept: the next question goes on from there
    const auto figures = watched.fold.result();
    if (!figures) return {{}, "unknown-day"};
    return {reports::json(*figures, watched.offsets->at()), {}};
}

History::Answer History::answer(const LogWanted& wanted) {
    struct Bounds {
        std::uint64_t last{};
        std::string hall, timeZone;
        std::optional<Range> day;
    };
    const auto bounds = inWriter<Bounds>([&](const core::State& state, engine::EventLog&) {
        return Bounds{state.seq, state.hall.code.value, state.hall.timeZone, wanted.day.yyyymmdd == 0 ? std::nullopt : dayOf_(wanted.day)};
    });
    if (!bounds) return {{}, "overloaded"};
    if (wanted.day.yyyymmdd != 0 && !bounds->day) return {{}, "unknown-day"};
    const std::uint64_t first = bounds->day ? bounds->day->first : 1;
    const std::uint64_t last = std::min(bounds->day ? bounds->day->last : bounds->last, wanted.before - 1);

    HallZone zone;
    std::string found;
    std::size_t count = 0;
    std::uint64_t searchedTo = last + 1;
    for (std::size_t pages = 0; pages < pagesOfSearch && searchedTo > first && count < wanted.limit; ++pages) {
        const std::uint64_t after = searchedTo - first > pageEvents ? searchedTo - 1 - pageEvents : first - 1;
        const auto events = page(after);
        if (!events) return {{}, "overloaded"};
        for (auto event = events->rbegin(); event != events->rend() && count < wanted.limit; ++event) {
            if (event->seq >= searchedTo) continue;
            searchedTo = event->seq;
            if (!isWanted(wanted, *event)) continue;
            if (count++ > 0) found += ',';
            found += eventJson(*event, zone.local(event->at, bounds->timeZone).offsetMinutes);
        }
    }
    return {fmt::format(R"({{"hall":{},"events":[{}],"searchedTo":{},"last":{},"more":{}}})", nlohmann::json(bounds->hall).dump(), found, searchedTo, bounds->last, searchedTo > first), {}};
}

}  // namespace hall::app
