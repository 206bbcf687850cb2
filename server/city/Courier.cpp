#include "server/city/Courier.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_set>

#include "server/city/Events.hpp"
#include "server/city/Signature.hpp"

namespace hall::city {
namespace {

constexpr std::size_t makeOutChunk = 500;         ///< events read in one turn of the writer
constexpr std::uint64_t makeOutEvery = 5'000;     ///< so far the mark may lag behind events that are none of the platform's
constexpr std::size_t window = 2'000;             ///< deliveries known at once
constexpr std::size_t bodiesAtOnce = 64;          ///< made in one turn of the writer
constexpr std::int64_t idleMs = 1'000;
constexpr std::int64_t probeMs = 300'000;        ///< a platform that is away is tried at least so often, with one delivery
constexpr int gone = 410;

}  // namespace

std::vector<std::int64_t> standardRetryMs() {
    constexpr std::int64_t second = 1'000, minute = 60 * second, hour = 60 * minute;
    return {5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour};
}

std::int64_t pauseMs(const std::vector<std::int64_t>& retryMs, std::int32_t attempts) {
    const auto step = static_cast<std::size_t>(std::max(attempts - 1, 0));
    return retryMs.empty() ? idleMs : retryMs[std::min(step, retryMs.size() - 1)];
}

struct Courier::Impl {
    Impl(PlatformSettings given, DispatchPorts ports_, Post& post_) : settings(std::move(given)), ports(std::move(ports_)), post(post_) {}

    /// One that is due or will be, as this thread knows it.
    struct Known {
        engine::Delivery delivery;
        std::string id;
        std::string body;                         ///< empty: not made yet
        bool underWay{};
        bool transport{};                         ///< what stopped it was the way to the platform, not the event
        std::optional<std::uint64_t> failedAt{};  ///< how many others had arrived when it last did not
    };

    // --- in the writer's thread
    void makeOut(const core::State& state, engine::EventLog& log);
    void load(const core::State& state, engine::EventLog& log, const std::vector<std::uint64_t>& have);
    void askMakeOut();

    // --- in the thread of deliveries
    std::int64_t step();
    std::int64_t beginDue();
    std::vector<Known*> due(std::int64_t now, std::int64_t& wait);
    void begin(Known& known);
    void finished(const Post::Result& result);
    void succeeded(std::uint64_t seq);
    void failed(Known& known, const Post::Result& result);
    [[nodiscard]] bool isOfTheWay(const Known& known, int status) const;
    [[nodiscard]] std::int64_t jittered(std::int64_t pause) const;
    void askLoad();
    void askNote();
    void tell(std::string_view line, bool loud) const {
        if (ports.report) ports.report(line, loud);
    }
    /// Work for this thread, from the writer's.
    void hand(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex);
            inbox.push_back(std::move(task));
        }
        post.wake();
    }

    const PlatformSettings settings;
    const DispatchPorts ports;
    Post& post;
    std::atomic<bool> ending{false};
    std::atomic<bool> makingOut{false};           ///< asked for and not run yet
    std::atomic<bool> behind{true};               ///< something is to be told that was not made out, whatever was in the way
    std::uint64_t madeOutTo{};                    ///< the writer's thread's own copy of the mark
    std::mutex mutex;
    std::vector<std::function<void()>> inbox;     ///< under the mutex

    // the thread's own
    std::map<std::uint64_t, Known> known;         ///< by seq
    std::set<std::uint64_t> arrived;              ///< of which the table does not know it yet
    bool noting{};                                ///< the writer was asked to note them
    std::int64_t noteAtMs{};                      ///< not before
    std::int64_t loadAtMs{};                      ///< the same, of loading
    bool loading{};
    bool whole{};                                 ///< everything that is open is known
    bool disabled{};                              ///< by a 410
    std::int64_t pauseUntilMs{};                  ///< the platform asked for it, or cannot be reached
    std::uint64_t successes{};
    std::int32_t misses{};                        ///< in a row, of the way to the platform
};

// --- the writer's thread ----------------------------------------------------------------------------------------------------------

void Courier::changed(const core::State& state, std::span<const core::Event> events, core::Instant) {
    const bool any = std::any_of(events.begin(), events.end(), [](const core::Event& event) { return told(event.body).has_value(); });
    if (any) impl_->behind = true;
    if (any || state.seq - std::min(state.seq, impl_->madeOutTo) >= makeOutEvery) impl_->askMakeOut();
}

/// Between turns, not inside of one: nobody's receipt waits for it.
void Courier::Impl::askMakeOut() {
    if (ending || makingOut.exchange(true)) return;
    const bool taken = ports.engine.ask([this](const core::State& state, engine::EventLog& log) {
        makingOut = false;
        makeOut(state, log);
    });
    if (!taken) makingOut = false;  // the next step asks again
}

void Courier::Impl::makeOut(const core::State& state, engine::EventLog& log) {
    if (ending) return;
    madeOutTo = ports.deliveries.madeOutTo();
    if (madeOutTo >= state.seq) {
        behind = false;
        return;
    }
    std::vector<engine::Delivery> due;
    std::uint64_t to = madeOutTo;
    for (const core::Event& event : log.read(madeOutTo, makeOutChunk)) {
        to = event.seq;
        if (const auto number = told(event.body)) due.push_back({event.seq, *number, 0, {}});
    }
    if (to == madeOutTo || ports.deliveries.makeOut(due, to) != engine::StoreFault::none) return;
    madeOutTo = to;
    if (!due.empty()) hand([this] { whole = false; });
    if (to < state.seq) return askMakeOut();
    behind = false;
}

void Courier::Impl::load(const core::State& state, engine::EventLog& log, const std::vector<std::uint64_t>& have) {
    // On a full disk what has arrived stands in the table for as long as that lasts: it must not take the place of what has not.
    const std::size_t limit = window + have.size();
    auto open = ports.deliveries.open(limit);
    const bool all = open.size() < limit;
    std::vector<Known> fresh;
    bool more = false, unreadable = false;
    for (engine::Delivery& delivery : open) {
        if (std::binary_search(have.begin(), have.end(), delivery.seq)) continue;
        if (fresh.size() == bodiesAtOnce) {
            more = true;
            break;
        }
        Known one;
        one.id = eventId(state, delivery.seq);
        const auto events = log.read(delivery.seq - 1, 1);
        unreadable = events.empty() || events.front().seq != delivery.seq;
        if (unreadable) break;  // nor must a later one of its case go before it
        one.body = cloudEvent(state, events.front(), ports.zone.local(events.front().at, state.hall.timeZone).offsetMinutes).value_or("");
        one.delivery = std::move(delivery);
        one.transport = one.delivery.attempts > 0;  // after a start everything is tried at once: nobody knows how long it was
        // Nothing can be said of it: it must not stand in the way of what can.
        if (one.body.empty()) {
            (void)ports.deliveries.taken(one.delivery.seq);
            continue;
        }
        fresh.push_back(std::move(one));
    }
    const bool complete = all && !more && !unreadable, fruitless = fresh.empty() && !complete;
    hand([this, fresh = std::move(fresh), complete, fruitless, unreadable]() mutable {
        for (Known& one : fresh) {
            const std::uint64_t seq = one.delivery.seq;
            known.emplace(seq, std::move(one));
        }
        loading = false;
        whole = complete;
        if (unreadable || fruitless) loadAtMs = ports.clock.now().utcMs + idleMs;
    });
}

// --- the thread of deliveries --------------------------------------------------------------------------------------------------------

void Courier::Impl::askLoad() {
    std::vector<std::uint64_t> have;
    for (const auto& [seq, one] : known) have.push_back(seq);
    have.insert(have.end(), arrived.begin(), arrived.end());
    std::sort(have.begin(), have.end());
    loading = ports.engine.ask([this, have = std::move(have)](const core::State& state, engine::EventLog& log) {
        if (!ending) load(state, log, have);
    });
    whole = loading;  // what is made out from now on says so again
}

std::int64_t Courier::Impl::step() {
    std::vector<std::function<void()>> tasks;
    {
        const std::lock_guard lock(mutex);
        tasks.swap(inbox);
    }
    for (const auto& task : tasks) task();
    for (const Post::Result& result : post.collect()) finished(result);
    const std::int64_t now = ports.clock.now().utcMs;
    if (behind) askMakeOut();
    if (!arrived.empty() && !noting && now >= noteAtMs) askNote();
    if (!whole && !loading && !disabled && known.size() < window && now >= loadAtMs) askLoad();
    return beginDue();
}

/// Of each case the oldest, and nothing of a case whose oldest waits. `wait`: until something else will be due, at most what it was.
std::vector<Courier::Impl::Known*> Courier::Impl::due(std::int64_t now, std::int64_t& wait) {
    std::vector<Known*> found;
    std::unordered_set<core::CaseNumber> seen;
    for (auto& [seq, one] : known) {
        if (!seen.insert(one.delivery.number).second || one.underWay) continue;
        // What the way stopped goes by pauseUntilMs, not by its own time.
        if (one.delivery.nextAt.utcMs <= now || one.transport) found.push_back(&one);
        else wait = std::min(wait, one.delivery.nextAt.utcMs - now);
    }
    return found;
}

/// The time until something else is due.
std::int64_t Courier::Impl::beginDue() {
    const std::int64_t now = ports.clock.now().utcMs;
    std::int64_t wait = idleMs;
    if (!disabled && now >= pauseUntilMs) {
        auto candidates = due(now, wait);
        // The way was blocked: one goes ahead, the others follow when it arrives. Not always the same one: it may be what blocks.
        if (misses > 0)
            std::stable_sort(candidates.begin(), candidates.end(), [](const Known* a, const Known* b) { return a->delivery.attempts < b->delivery.attempts; });
        const std::size_t room = misses > 0 ? 1 : settings.atOnce;
        for (Known* one : candidates) {
            if (post.underWay() >= room) break;
            begin(*one);
        }
    } else if (!disabled) {
        wait = std::min(wait, pauseUntilMs - now);
    }
    return std::clamp<std::int64_t>(wait, 1, idleMs);
}

void Courier::Impl::begin(Known& one) {
    const std::int64_t at = ports.machineTime().utcMs / 1'000;
    one.underWay = post.send(one.delivery.seq, one.body,
                             {"webhook-id: " + one.id, "webhook-timestamp: " + std::to_string(at),
                              "webhook-signature: " + signature(settings.secrets, one.id, at, one.body)});
}

void Courier::Impl::finished(const Post::Result& result) {
    const auto found = known.find(result.key);
    if (found == known.end()) return;
    found->second.underWay = false;
    if (result.status >= 200 && result.status < 300) return succeeded(result.key);
    failed(found->second, result);
}

void Courier::Impl::succeeded(std::uint64_t seq) {
    if (misses > 0) tell("the city's platform answers again", true);
    misses = 0;
    ++successes;
    pauseUntilMs = 0;
    known.erase(seq);
    arrived.insert(seq);  // should this process end before the table knows, the platform sees the same id again
}

/// A full queue or a full disk may not take it now. A few in a turn: each is a transaction, and calls wait meanwhile.
void Courier::Impl::askNote() {
    noteAtMs = ports.clock.now().utcMs + idleMs;
    std::vector<std::uint64_t> some;
    for (auto one = arrived.begin(); one != arrived.end() && some.size() < bodiesAtOnce; ++one) some.push_back(*one);
    noting = ports.engine.ask([this, some = std::move(some)](const core::State&, engine::EventLog&) {
        std::vector<std::uint64_t> noted;
        for (const std::uint64_t seq : some) {
            if (ports.deliveries.taken(seq) != engine::StoreFault::none) break;
            noted.push_back(seq);
        }
        hand([this, noted = std::move(noted)] {
            noting = false;
            if (!noted.empty()) noteAtMs = 0;
            for (const std::uint64_t seq : noted) arrived.erase(seq);
        });
    });
}

std::int64_t Courier::Impl::jittered(std::int64_t pause) const {
    return pause + static_cast<std::int64_t>(ports.entropy.draw() % static_cast<std::uint64_t>(pause / 5 + 1));  // up to a fifth more
}

/// Is the way to the platform blocked, or does it only not want this event? A 4xx is about the event, unless it says that we are too
/// fast; so is a 5xx once others went through between two of them.
bool Courier::Impl::isOfTheWay(const Known& one, int status) const {
    if (status < 400 || status == 429) return true;
    if (status < 500) return false;
    return !one.failedAt || *one.failedAt == successes;
}

void Courier::Impl::failed(Known& one, const Post::Result& result) {
    const std::int64_t now = ports.clock.now().utcMs;
    engine::Delivery& delivery = one.delivery;
    ++delivery.attempts;
    if (result.status == gone) {
        disabled = true;
        tell("the city's platform says 410: it wants no more events. Nothing is sent until the server is started again; what is open stays "
             "in the table", true);
    }
    const std::int64_t asked = std::min<std::int64_t>(result.retryAfterSeconds, 86'400) * 1'000;
    delivery.nextAt = {now + std::max(asked, jittered(pauseMs(settings.retryMs, delivery.attempts)))};
    one.transport = isOfTheWay(one, result.status);
    one.failedAt = successes;
    if (one.transport) {
        const bool first = misses == 0;
        if (first || now >= pauseUntilMs) ++misses;  // those that were under way together are one
        pauseUntilMs = std::max(pauseUntilMs, now + std::max(asked, jittered(std::min(pauseMs(settings.retryMs, misses), probeMs))));
        if (first) tell("the city's platform does not take events: " + result.what + "; they are kept and sent again", true);
    } else if (!disabled) {
        tell("the city's platform refuses event " + one.id + " with " + std::to_string(result.status) + ", attempt " +
                 std::to_string(delivery.attempts) + "; later events of its case wait for it", true);
    }
    ports.engine.ask([this, seq = delivery.seq, attempts = delivery.attempts, nextAt = delivery.nextAt](const core::State&, engine::EventLog&) {
        (void)ports.deliveries.postponed(seq, attempts, nextAt);
    });
}

// --- outside --------------------------------------------------------------------------------------------------------------------------

Courier::Courier(PlatformSettings settings, DispatchPorts ports, Post& post)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(ports), post)) {}

Courier::~Courier() = default;

void Courier::start() { impl_->askMakeOut(); }

void Courier::end() {
    impl_->ending = true;
    impl_->post.wake();
}

bool Courier::ended() const { return impl_->ending; }

std::int64_t Courier::step() { return impl_->step(); }

}  // namespace hall::city
