#include "tests/simulation/People.hpp"

#include <algorithm>

#include "server/core/authority/Authority.hpp"

namespace hall::sim {

using namespace core;

namespace {

constexpr std::int64_t minuteMs = 60'000, hourMs = 60 * minuteMs, dayMs = 24 * hourMs;
const std::vector<ClassCode> classes{{"normal"}, {"normal"}, {"normal"}, {"normal"}, {"senior"}, {"booking"}};

std::string numbered(const char* what, std::size_t number) { return what + std::to_string(number); }

std::vector<QueueCode> someOf(const std::vector<QueueCode>& queues, Dice& dice) {
    std::vector<QueueCode> some;
    for (const QueueCode& queue : queues) {
        if (dice.oneIn(2)) some.push_back(queue);
    }
    if (some.empty()) some.push_back(dice.pick(queues));
    return some;
}

ProfileConfig profile(std::size_t number, const std::vector<QueueCode>& queues, Dice& dice) {
    ProfileConfig one{{numbered("profile-", number)}, {"窗口类型", ""}, number == 0 ? queues : someOf(queues, dice)};
    if (dice.oneIn(2)) std::reverse(one.queues.begin(), one.queues.end());
    one.rule = static_cast<PickRule>(dice.roll(3));
    if (one.rule == PickRule::preference) return one;
    for (std::size_t i = 0; i < one.queues.size(); ++i) one.shares.push_back(static_cast<std::int32_t>(1 + dice.roll(4)));
    return one;
}

StaffConfig clerk(std::size_t number, const std::vector<QueueCode>& queues, Dice& dice) {
    StaffConfig person{{numbered("s", number)}, {Role::clerk}, {}, {}, false};
    if (number % 8 == 1) person.roles.push_back(Role::supervisor);
    if (!dice.oneIn(3)) return person;
    person.skills = someOf(queues, dice);
    for (const QueueCode& queue : queues) {
        const bool skill = std::find(person.skills.begin(), person.skills.end(), queue) != person.skills.end();
        if (!skill && dice.oneIn(2)) person.fallback.push_back(queue);
    }
    return person;
}

HallConfig hallOf(Dice& dice) {
    HallConfig hall;
    hall.code = {"sim"};
    hall.name = {"模拟大厅", ""};
    hall.demo = true;
    hall.opensAtMinute = 8 * 60 + 30;
    hall.closesAtMinute = dice.oneIn(6) ? 1440 : 17 * 60;
    hall.callLimit = static_cast<std::int32_t>(1 + dice.roll(4));
    hall.bringBackLimit = static_cast<std::int32_t>(dice.roll(3));
    hall.bringBackBehind = static_cast<std::int32_t>(dice.roll(5));
    hall.urgencyLeadMs = dice.upTo(4) * minuteMs;
    hall.signInRequired = dice.oneIn(3);
    hall.pickNeedsApproval = dice.oneIn(2);
    hall.undoMs = dice.upTo(10) * minuteMs;
    hall.leaseSize = dice.oneIn(8) ? 0 : static_cast<std::int32_t>(10 + dice.roll(60));
    hall.coverRouting = dice.oneIn(2);
    return hall;
}

/// Round the clock, so that some come to a hall that is not open; few places, so that some find none.
BookingRulesConfig bookable(const QueueCode& queue, Dice& dice) {
    BookingRulesConfig rules;
    rules.queue = queue;
    rules.hours = {{0, 1440}};
    rules.capacity = static_cast<std::int32_t>(2 + dice.roll(5));
    rules.leadMinutes = 0;
    rules.cancelMinutes = static_cast<std::int32_t>(dice.roll(30));
    rules.earlyMinutes = 60;
    rules.klass = {"booked"};
    rules.perDay = static_cast<std::int32_t>(1 + dice.roll(3));
    rules.missedLimit = static_cast<std::int32_t>(dice.roll(4));
    rules.cancelledLimit = static_cast<std::int32_t>(dice.roll(6));
    return rules;
}

}  // namespace

std::vector<ConfigEntry> configurationOf(std::uint64_t seed, const Size& size) {
    Dice dice(seed ^ 0x636F6E66U);
    std::vector<ConfigEntry> entries{hallOf(dice), ClassConfig{{"normal"}, {"普通", ""}, 0, {}},
                                     ClassConfig{{"senior"}, {"老年", ""}, (1 + dice.upTo(15)) * minuteMs, {}},
                                     ClassConfig{{"booking"}, {"预约", ""}, dice.upTo(15) * minuteMs, (2 + dice.upTo(8)) * minuteMs}};
    std::vector<QueueCode> queues;
    const std::size_t queueCount = 2 + dice.roll(size.counters > 20 ? 10 : 5);
    for (std::size_t i = 0; i < queueCount; ++i) {
        queues.push_back({numbered("queue-", i)});
        QueueConfig queue{queues.back(), std::string(1, "ABCDEFGHJKLMN"[i]), {"队列", ""}, dice.oneIn(8) ? 4 : 3, (5 + dice.upTo(60)) * minuteMs, true};
        if (dice.oneIn(10)) queue.dailyCap = static_cast<std::int32_t>(20 + dice.roll(200));
        if (dice.oneIn(10)) queue.closesAtMinute = 15 * 60;
        if (dice.oneIn(5)) queue.oneWindow = true;
        entries.emplace_back(queue);
        for (int item = 0; item < 2; ++item) {
            entries.emplace_back(ItemConfig{{numbered("item-", 2 * i + static_cast<std::size_t>(item))}, queues.back(), {"事项", ""}, "事项", "", Subject::both, false});
        }
    }
    for (std::size_t i = 0; i < 4; ++i) entries.emplace_back(profile(i, queues, dice));
    for (int i = 1; i <= size.counters; ++i) {
        entries.emplace_back(CounterConfig{{"counter-" + std::to_string(i)}, std::to_string(i), {numbered("profile-", dice.roll(4))}});
    }
    for (int i = 1; i <= size.counters + 2; ++i) entries.emplace_back(clerk(static_cast<std::size_t>(i), queues, dice));
    entries.emplace_back(StaffConfig{{"desk"}, {Role::reception}, {}, {}, false});
    entries.emplace_back(StaffConfig{{"security"}, {Role::securityAdministrator}, {}, {}, false});
    entries.emplace_back(StaffConfig{{"system"}, {Role::systemAdministrator}, {}, {}, false});
    entries.emplace_back(StaffConfig{{"boss"}, {Role::manager}, {}, {}, false});
    entries.emplace_back(ClassConfig{{"booked"}, {"已预约", ""}, dice.upTo(15) * minuteMs, {}});
    for (std::size_t i = 0; i < 2; ++i) entries.emplace_back(bookable(queues[i], dice));
    addCasework(entries, seed);
    return entries;
}

People::People(std::uint64_t seed, const Size& size) : dice_(seed), size_(size) {
    // About eleven acts to a visit, those of cases among them, over the eight and a half hours of a day.
    stepMs_ = std::max<std::int64_t>(1, (8 * hourMs + 30 * minuteMs) / (std::max(1, size.visitsPerDay) * 11));
    for (const char* name : {"kiosk-1", "kiosk-2", "kiosk-3"}) kiosks_.push_back({name, 0, {}, {}});
    trouble_ = 300 + dice_.roll(3'000);
}

// --- the net ----------------------------------------------------------------------------------------------------------

void People::say(std::vector<Input>& inputs, Given given) {
    Input input;
    input.kind = Input::Kind::command;
    input.command = std::move(given.first);
    input.actor = std::move(given.second);
    if (!std::holds_alternative<TimePassed>(input.command)) {
        input.id = numbered("command-", ++lastId_);
        input.bodyHash = lastId_;
    }
    if (dice_.oneIn(40)) {  // on its way longer than what comes after it
        later_.emplace_back(static_cast<int>(1 + dice_.roll(20)), std::move(input));
        return;
    }
    send(inputs, std::move(input));
}

void People::send(std::vector<Input>& inputs, Input input) {
    if (!input.id.empty() && dice_.oneIn(20)) later_.emplace_back(static_cast<int>(dice_.roll(30)), input);  // said twice
    if (!input.id.empty() && dice_.oneIn(300)) old_.push_back(input);
    if (old_.size() > 64) old_.erase(old_.begin());
    inputs.push_back(std::move(input));
}

void People::resend(std::vector<Input> inputs) {
    for (Input& input : inputs) {
        if (!input.id.empty()) later_.emplace_back(static_cast<int>(1 + dice_.roll(10)), std::move(input));
    }
}

void People::hear(const Input& input, const engine::Answer& answer) {
    const auto* outcome = std::get_if<engine::Outcome>(&answer);
    if (const auto* merge = std::get_if<MergeTicket>(&input.command)) {
        for (Kiosk& kiosk : kiosks_) {
            if (kiosk.name != input.actor.name || kiosk.toMerge.empty()) continue;
            const auto& [lease, drawn] = kiosk.toMerge.front();
            // Merged, lapsed, or refused for good: the next one.
            if (lease == merge->lease && drawn.number == merge->number) kiosk.toMerge.pop_front();
        }
    }
    (void)outcome;
}

// --- time and fate ----------------------------------------------------------------------------------------------------

void People::passTime(std::vector<Input>& inputs, const State& state) {
    nowMs_ += dice_.upTo(2 * stepMs_);
    const std::int64_t local = (nowMs_ + 8 * hourMs) % dayMs;
    if (state.day != DayPhase::closed) closedSeen_ = false;
    const bool late = local >= 17 * hourMs + 30 * minuteMs || local < 8 * hourMs;
    if (late && state.day != DayPhase::closed) nowMs_ += dice_.upTo(minuteMs);  // the evening drags on, some nights past midnight
    if (state.day == DayPhase::closed && local >= 9 * hourMs && !closedSeen_) {
        // The evening is over; the next morning, or one after a few days.
        closedSeen_ = true;
        ++day_;
        const std::int64_t midnight = nowMs_ - local;
        nowMs_ = midnight + (1 + (dice_.oneIn(6) ? dice_.upTo(3) : 0)) * dayMs + 8 * hourMs + 15 * minuteMs;
    } else if (dice_.oneIn(20'000)) {
        nowMs_ += dice_.upTo(3 * hourMs);  // a clock that was mended
    }
    Input clock;
    clock.kind = Input::Kind::clock;
    clock.nowMs = nowMs_;
    inputs.push_back(clock);
}

void People::fate(std::vector<Input>& inputs) {
    if (!dice_.oneIn(trouble_)) return;
    Input input;
    if (dice_.oneIn(2)) {
        input.kind = Input::Kind::mishap;
        input.mishap = static_cast<Mishap>(1 + dice_.roll(3));
        inputs.push_back(input);
        return;
    }
    input.kind = Input::Kind::restart;
    input.cut = static_cast<Cut>(dice_.roll(3));
    inputs.push_back(input);
    if (!dice_.oneIn(4)) return;
    nowMs_ -= dice_.upTo(dice_.oneIn(2) ? hourMs : minuteMs);  // another clock than before, and behind it
    input.kind = Input::Kind::clock;
    input.nowMs = nowMs_;
    inputs.push_back(input);
}

std::vector<Input> People::next(const Hall& hall) {
    std::vector<Input> inputs;
    const State& state = hall.state();
    if (state.configVersion == 0) {
        say(inputs, {Configure{configurationOf(0, size_)}, {Role::scheduler, "operator", {}}});
        return inputs;
    }
    passTime(inputs, state);
    for (std::size_t i = 0; i < later_.size();) {
        if (--later_[i].first > 0) {
            ++i;
            continue;
        }
        Input again = std::move(later_[i].second);
        later_.erase(later_.begin() + static_cast<std::ptrdiff_t>(i));
        send(inputs, std::move(again));
    }
    if (!old_.empty() && dice_.oneIn(400)) {
        Input again = dice_.pick(old_);
        if (dice_.oneIn(5)) ++again.bodyHash;  // the same id for something else
        send(inputs, std::move(again));
    }
    if (dice_.oneIn(30)) say(inputs, {TimePassed{}, {Role::scheduler, "engine", {}}});
    say(inputs, act(state));
    fate(inputs);
    if (!dice_.oneIn(4)) inputs.push_back({});  // a turn; else they pile up
    return inputs;
}

// --- who does what ----------------------------------------------------------------------------------------------------

CounterId People::someCounter(const State& state) {
    return state.counters.empty() ? CounterId{"counter-1"} : state.counters[dice_.roll(state.counters.size())].config.id;
}
StaffId People::someStaff(const State& state) {
    return std::next(state.staff.begin(), static_cast<std::ptrdiff_t>(dice_.roll(state.staff.size())))->first;
}
TicketId People::someTicket(const State& state) {
    return {state.lastSerial + 1 - dice_.roll(std::min<std::size_t>(state.lastSerial, 60) + 2)};
}
ItemCode People::someItem(const State& state) {
    if (dice_.oneIn(200)) return {"nothing"};
    return {numbered("item-", dice_.roll(std::min<std::size_t>(state.items.size(), 24)))};
}

Actor People::someoneAt(const State& state, const Counter& counter) {
    Actor actor{Role::counter, counter.config.id.value, counter.config.id};
    if (counter.clerk.value.empty() || (!state.hall.signInRequired && dice_.oneIn(3))) return actor;
    const Staff* person = state.person(counter.clerk);
    actor.name = counter.clerk.value;
    actor.role = person != nullptr && !person->config.roles.empty() ? dice_.pick(person->config.roles) : Role::clerk;
    if (dice_.oneIn(6)) actor.approver = dice_.oneIn(2) ? StaffId{"s1"} : someStaff(state);
    return actor;
}

People::Given People::act(const State& state) {
    const std::size_t roll = dice_.roll(1'000);
    if (roll < 30) return booking(state);
    if (roll < 50) return phone(state);
    if (roll < 70) return rating(state);
    if (roll < 75) return answering(state);
    if (roll < 130) return arrival(state);
    if (roll < 330) return ofCases(state);
    if (roll < 900) return atCounter(state, state.counters[dice_.roll(state.counters.size())]);
    if (roll < 940) return kiosk(state);
    if (roll < 960) return staff(state);
    if (roll < 965) return office(state);
    return nonsense(state);
}

People::Given People::arrival(const State& state) {
    Kiosk& kiosk = kiosks_[dice_.roll(kiosks_.size())];
    const ItemCode item = someItem(state);
    if (nowMs_ < kiosk.cutUntilMs) {
        const auto found = state.items.find(item);
        for (Block& block : kiosk.blocks) {
            if (found == state.items.end() || block.queue != found->second.queue || block.next > block.last) continue;
            kiosk.toMerge.emplace_back(block.id, Drawn{block.next++, item, nowMs_});
            break;
        }
        return {TimePassed{}, {Role::scheduler, "engine", {}}};  // nobody at the server hears of it
    }
    IssueTicket issue{item, dice_.pick(classes)};
    while (dice_.oneIn(5) && issue.applications.size() < 3) {
        const Case* one = someCase(state, {CaseState::applied, CaseState::correcting, CaseState::decided, CaseState::withdrawn});
        if (one != nullptr) issue.applications.push_back(one->application);
        if (one != nullptr && dice_.oneIn(2)) issue.item = {};
    }
    while (dice_.oneIn(7) && issue.further.size() < 9) issue.further.push_back(someItem(state));
    if (dice_.oneIn(15)) return {issue, {Role::reception, "desk", {}}};
    return {issue, {Role::kiosk, kiosk.name, {}}};
}

/// Booked on phones for one of the next hours, moved, cancelled, checked in at a kiosk; some never come.
People::Given People::booking(const State& state) {
    const Actor phone{Role::phone, "phone", {}};
    constexpr std::int64_t slotMs = 30 * minuteMs;
    const Instant from{(nowMs_ / slotMs + 1 + static_cast<std::int64_t>(dice_.roll(dice_.oneIn(8) ? 48 : 6))) * slotMs};
    const BookingId some{state.bookings.lastId + 1 - dice_.roll(std::min<std::size_t>(state.bookings.lastId, 20) + 2)};
    switch (dice_.roll(10)) {
        case 0: return {MoveBooking{some, from}, phone};
        case 1: return {CancelBooking{some, "changed-plans"}, dice_.oneIn(4) ? Actor{Role::manager, "boss", {}} : phone};
        case 2: case 3: case 4: case 5: {
            IssueTicket issue;
            issue.booking = some;
            for (const auto& [id, one] : state.bookings.all)  // mostly one who can
                if (one.state == BookingState::booked && one.made.opensAt.utcMs <= nowMs_ && !dice_.oneIn(4)) issue.booking = id;
            return {issue, {Role::kiosk, "kiosk-1", {}}};
        }
        default: break;
    }
    return {Book{someItem(state), from, {numbered("booker-", dice_.roll(60))}}, phone};
}

/// From afar, and whoever has a ticket's link.
People::Given People::phone(const State& state) {
    if (dice_.oneIn(150)) {
        RemoteConfig remote;
        remote.offered = !dice_.oneIn(5);
        remote.byCode = !dice_.oneIn(4);
        remote.radiusM = dice_.oneIn(4) ? 0 : 8'000;
        remote.liveLimit = static_cast<std::int32_t>(1 + dice_.roll(2));
        remote.letFirst = static_cast<std::int32_t>(1 + dice_.roll(5));
        remote.moreTimeLimit = static_cast<std::int32_t>(dice_.roll(4));
        return {Configure{{remote}}, {Role::manager, "manager", {}}};
    }
    const TicketId own = !state.comings.empty() && dice_.oneIn(3) ? TicketId{state.comings.begin()->serial} : someTicket(state);
    const Actor holder{Role::phone, holderOf(dice_.oneIn(40) ? someTicket(state) : own), {}};
    switch (dice_.roll(12)) {
        case 0: case 1: return {ArriveTicket{own}, holder};
        case 2: case 3: case 4: case 5: return {GiveWay{own}, holder};
        case 6: return {CancelTicket{own}, holder};
        default: break;
    }
    IssueTicket issue{someItem(state)};
    issue.remote = FromAfar{{numbered("phone-", dice_.roll(200))}, std::nullopt};
    if (!dice_.oneIn(4)) issue.remote->distanceM = static_cast<std::int32_t>(dice_.roll(9'000));
    return {issue, {Role::phone, "phone", {}}};
}

People::Given People::kiosk(const State& state) {
    Kiosk& kiosk = kiosks_[dice_.roll(kiosks_.size())];
    const Actor me{Role::kiosk, kiosk.name, {}};
    if (nowMs_ < kiosk.cutUntilMs) return {TimePassed{}, {Role::scheduler, "engine", {}}};
    if (dice_.oneIn(12)) kiosk.cutUntilMs = nowMs_ + dice_.upTo(20 * minuteMs);
    if (!kiosk.toMerge.empty()) {
        const auto& [lease, drawn] = kiosk.toMerge.front();
        return {MergeTicket{lease, drawn.number, drawn.item, {"normal"}, Language::zh, {drawn.atMs + dice_.upTo(minuteMs)}}, me};
    }
    // What it holds of today, as its view says: numbers that it drew already stay drawn.
    std::erase_if(kiosk.blocks, [&](const Block& block) {
        const auto found = state.leases.find(block.id);
        return found == state.leases.end() || found->second.date != state.dayDate;
    });
    for (const auto& [id, lease] : state.leases) {
        if (lease.kiosk != kiosk.name || lease.date != state.dayDate) continue;
        const bool known = std::any_of(kiosk.blocks.begin(), kiosk.blocks.end(), [&](const Block& block) { return block.id == id; });
        if (!known) kiosk.blocks.push_back({id, state.queues[lease.queue].config.code, lease.first, lease.last});
    }
    if (dice_.oneIn(2)) return {LeaseNumbers{}, me};
    return {CancelTicket{someTicket(state)}, me};
}

People::Given People::atCounter(const State& state, const Counter& counter) {
    const Actor me = someoneAt(state, counter);
    const CounterId id = counter.config.id;
    if (state.hall.signInRequired && counter.clerk.value.empty()) {
        // Somebody who sits nowhere sits down.
        for (int tries = 0; tries < 8; ++tries) {
            const StaffId who{numbered("s", 1 + dice_.roll(static_cast<std::size_t>(size_.counters) + 2))};
            const Staff* person = state.person(who);
            if (person != nullptr && !person->counter) return {TakePlace{id, who}, {Role::clerk, who.value, id}};
        }
    }
    if (counter.phase != CounterPhase::open) return {OpenCounter{id}, me};
    return counter.ticket ? busyCounter(state, counter, me) : freeCounter(state, counter, me);
}

People::Given People::freeCounter(const State& state, const Counter& counter, const Actor& me) {
    const CounterId id = counter.config.id;
    const Queue& queue = state.queues[dice_.roll(state.queues.size())];
    const auto one = [&](const std::set<Aside>& aside) {
        return aside.empty() ? TicketId{} : TicketId{std::next(aside.begin(), static_cast<std::ptrdiff_t>(dice_.roll(aside.size())))->serial};
    };
    switch (dice_.roll(40)) {
        case 0: return {PauseCounter{id, dice_.oneIn(2) ? "lunch" : "meeting"}, me};
        case 1: return {CloseCounter{id}, me};
        case 2: case 3: if (!queue.missed.empty()) return {BringBack{id, one(queue.missed)}, me}; break;
        case 4: case 5: case 6: if (!queue.held.empty()) return {ResumeTicket{id, one(queue.held)}, me}; break;
        case 7: if (!queue.waiting.empty()) return {PickTicket{id, queue.waiting.rbegin()->second, "asked"}, me}; break;
        case 8: return {Undo{id}, me};
        case 9: if (!counter.pool.waiting.empty()) return {PickTicket{id, counter.pool.waiting.rbegin()->second, "asked"}, me}; break;
        default: break;
    }
    return {CallNext{id}, me};
}

People::Given People::busyCounter(const State& state, const Counter& counter, const Actor& me) {
    const CounterId id = counter.config.id;
    const Ticket& ticket = *state.ticket(*counter.ticket);
    const QueueCode to = state.queues[dice_.roll(state.queues.size())].config.code;
    const std::size_t roll = dice_.roll(100);
    if (roll < 3) return {Undo{id}, me};
    if (roll < 5) return {ReturnTicket{id, static_cast<Place>(dice_.roll(4)), static_cast<std::int32_t>(dice_.roll(6))}, me};
    if (roll < 7) return {TransferTicket{id, to}, me};
    if (roll < 9) return {TransferTicket{id, {}, someCounter(state), {}}, me};
    if (roll < 11) return {TransferTicket{id, {}, {}, someStaff(state)}, me};
    if (roll < 15) return {ConfirmClass{id, !dice_.oneIn(3)}, me};
    if (ticket.state == TicketState::called) {
        if (roll < 25) return {Recall{id}, me};
        if (roll < 35) return {MarkNoShow{id}, me};
        return {StartService{id}, me};
    }
    if (roll < 18) return {HoldTicket{id}, me};
    if (roll < 20) return {AddService{id, someItem(state)}, me};
    if (roll < 55) return {FinishAndCallNext{id}, me};
    return {FinishService{id}, me};
}

People::Given People::staff(const State& state) {
    const CounterId id = someCounter(state);
    const StaffId who = someStaff(state);
    const Staff& person = *state.person(who);
    const Role role = person.config.roles.empty() ? Role::clerk : dice_.pick(person.config.roles);
    switch (dice_.roll(4)) {
        case 0: return {TakePlace{id, who, dice_.oneIn(3)}, {role, who.value, id}};
        case 1: if (person.counter) return {LeavePlace{state.counters[*person.counter].config.id}, {role, who.value, state.counters[*person.counter].config.id}}; break;
        case 2: if (dice_.oneIn(5)) return {LeavePlace{id}, {Role::securityAdministrator, "security", {}}}; break;
        default: break;
    }
    return {TakePlace{id, who}, {role, who.value, id}};
}

ConfigEntry People::newEntry(const State& state) {
    std::vector<QueueCode> queues;
    for (const Queue& queue : state.queues) queues.push_back(queue.config.code);
    switch (dice_.roll(8)) {
        case 6: return newGuide(state);
        case 7: return newPackage(state);
        case 0: {
            QueueConfig queue = state.queues[dice_.roll(state.queues.size())].config;
            queue.accepting = !dice_.oneIn(5);
            queue.maximumWaitMs = (2 + dice_.upTo(60)) * minuteMs;
            queue.dailyCap = dice_.oneIn(5) ? static_cast<std::int32_t>(dice_.roll(300)) : 0;
            if (dice_.oneIn(3)) queue.letters = std::string(1, "ABCDEFGHJKLMNPQRST"[dice_.roll(18)]);
            if (dice_.oneIn(6)) queue.digits = static_cast<std::int32_t>(3 + dice_.roll(2));
            return queue;
        }
        case 1: return profile(dice_.roll(4), queues, dice_);
        case 2: {
            CounterConfig counter = state.counters[dice_.roll(state.counters.size())].config;
            counter.profile = {numbered("profile-", dice_.roll(4))};
            return counter;
        }
        case 3: return ClassConfig{{"senior"}, {"老年", ""}, dice_.upTo(20) * minuteMs, {}};
        case 4: {
            if (state.queues.size() >= 13) return state.hall;
            const auto index = state.queues.size();
            return QueueConfig{{numbered("queue-", index)}, std::string(1, "ABCDEFGHJKLMN"[index]), {"新队列", ""}, 3, 20 * minuteMs, true};
        }
        default: {
            HallConfig hall = hallOf(dice_);
            hall.closesAtMinute = state.hall.closesAtMinute;
            hall.areaCode = state.hall.areaCode;
            hall.hallNumber = state.hall.hallNumber;
            if (dice_.oneIn(2)) hall.oneWindowQueue = {"queue-0"};
            return hall;
        }
    }
}

People::Given People::office(const State& state) {
    const std::int64_t local = (nowMs_ + 8 * hourMs) % dayMs;
    const Actor boss{Role::manager, "boss", {}};
    const bool evening = local >= 17 * hourMs || local < 8 * hourMs;
    if (state.day == DayPhase::open && evening) return {BeginClosing{}, boss};
    if (state.day == DayPhase::closing && evening) return {EndDay{"evening"}, boss};
    switch (dice_.roll(20)) {
        case 0: if (dice_.oneIn(20)) return {EndDay{"drill"}, boss}; break;
        case 1: return {OpenDay{}, boss};
        case 2: if (dice_.oneIn(20)) return {BeginClosing{}, boss}; break;
        case 3: case 4: case 5: case 6: {
            std::vector<QueueCode> queues;
            for (const Queue& queue : state.queues) queues.push_back(queue.config.code);
            StaffConfig person = clerk(1 + dice_.roll(static_cast<std::size_t>(size_.counters) + 2), queues, dice_);
            person.disabled = dice_.oneIn(5);
            return {Configure{{person}}, {Role::securityAdministrator, "security", {}}};
        }
        case 7: case 8: case 9: return notice(state);
        default: break;
    }
    return {Configure{{newEntry(state)}}, dice_.oneIn(2) ? boss : Actor{Role::systemAdministrator, "system", {}}};
}

/// Mostly by the manager; a supervisor tries, too, and may tell clerks only.
People::Given People::notice(const State& state) {
    const StaffId who = someStaff(state);
    const Actor me = dice_.oneIn(3) ? Actor{Role::supervisor, who.value, someCounter(state)} : Actor{Role::manager, "boss", {}};
    if (!state.notices.empty() && dice_.oneIn(2)) return {EndNotice{dice_.oneIn(5) ? NoticeId{state.lastNotice} : dice_.pick(state.notices).id}, me};
    ShowNotice notice{dice_.oneIn(4) ? NoticeKind::emergency : NoticeKind::information,
                      {dice_.oneIn(2), dice_.oneIn(2), dice_.oneIn(2), dice_.oneIn(2)}, {"通知", "Notice"}};
    if (dice_.oneIn(2)) notice.until = {nowMs_ + dice_.upTo(60 * minuteMs)};
    if (dice_.oneIn(4)) notice.counters = {someCounter(state)};
    return {notice, me};
}

/// Commands that make no sense, of people who may not give them.
People::Given People::nonsense(const State& state) {
    const CounterId id = someCounter(state);
    const StaffId who = someStaff(state);
    const std::vector<Actor> anybody{{Role::counter, id.value, id}, {Role::clerk, who.value, id}, {Role::supervisor, who.value, id},
                                     {Role::kiosk, "kiosk-1", {}}, {Role::board, "board-1", {}}, {Role::auditor, "auditor", {}},
                                     {Role::reception, "desk", id}, {Role::manager, "boss", {}}, {Role::counter, "counter-1", someCounter(state)}};
    const Actor me = dice_.pick(anybody);
    const TicketId ticket = someTicket(state);
    switch (dice_.roll(16)) {
        case 0: return {CallNext{id}, me};
        case 1: return {StartService{id}, me};
        case 2: return {FinishService{id}, me};
        case 3: return {Recall{id}, me};
        case 4: return {MarkNoShow{id}, me};
        case 5: return {BringBack{id, ticket}, me};
        case 6: return {ResumeTicket{id, ticket}, me};
        case 7: return {PickTicket{id, ticket, dice_.oneIn(3) ? "" : "asked"}, me};
        case 8: return {Undo{id}, me};
        case 9: return {CancelTicket{ticket}, me};
        case 10: return {MergeTicket{{dice_.roll(state.lastLease + 2)}, static_cast<std::uint32_t>(dice_.roll(1'100)), someItem(state), {"normal"}, Language::zh, {nowMs_}}, me};
        case 11: return {TransferTicket{id, {"nowhere"}}, me};
        case 12: return {FinishAndCallNext{id}, me};
        case 13: return {TimePassed{}, me};
        case 14: return {TakePlace{id, who, dice_.oneIn(2)}, me};
        default: return {HoldTicket{id}, me};
    }
}

}  // namespace hall::sim
