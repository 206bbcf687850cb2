#include "server/forecast/Run.hpp"

#include <algorithm>
#include <bit>

namespace hall::forecast {
namespace {

std::int32_t shareOf(const Desk& desk, std::size_t index) { return index < desk.shares.size() ? desk.shares[index] : 1; }

}  // namespace

Run::Run(const Hall& hall, const Nature& nature) : hall_(hall), nature_(nature), rows_(hall.queues), counters_(hall.desks.size()) {
    ends_.resize(std::bit_ceil(std::max<std::size_t>(hall.desks.size(), 2)), never);
    sooner_.resize(2 * ends_.size());
    for (std::size_t i = 0; i < ends_.size(); ++i) sooner_[ends_.size() + i] = static_cast<Index>(i);
    for (const auto& queue : hall.promises)
        for (const Promise& promise : queue) promised_ = promised_ || promise.longest != never;
    prepareInflows();
    for (const Waiting& one : hall.waiting) promised_ = promised_ || one.due.has_value();
    for (const Waiting& one : hall.waiting) enter(one);
    prepareAsked();
    prepareAgenda();
    countWaiting();
    personsFirst_ = persons_;
    rowsFirst_ = rows_;
}

void Run::prepareInflows() {
    std::vector<Seconds> ends = hall_.slots;
    for (const Inflow& inflow : hall_.inflows) {
        ends.push_back(inflow.from);
        ends.push_back(inflow.until);
    }
    ends.push_back(never);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    Seconds begins = 0;
    for (const Seconds end : ends) {
        if (end <= 0) continue;
        const auto of = static_cast<std::size_t>(std::upper_bound(hall_.slots.begin(), hall_.slots.end(), begins) - hall_.slots.begin());
        Slot slot{end, {}};
        double sum = 0;
        for (const Inflow& inflow : hall_.inflows) {
            const double rate = of < inflow.rates.size() ? inflow.rates[of] : inflow.every == never ? 0 : 1 / inflow.every;
            slot.inflow.push_back(sum += begins >= inflow.from && begins < inflow.until ? rate : 0);
        }
        slots_.push_back(std::move(slot));
        begins = end;
    }
}

void Run::prepareAsked() {
    ghosts_.resize(hall_.queues);
    for (Index i = 0; i < hall_.asked.size(); ++i) {
        const Asked& asked = hall_.asked[i];
        Promise promise;
        if (asked.queue < hall_.promises.size() && asked.klass < hall_.promises[asked.queue].size()) promise = hall_.promises[asked.queue][asked.klass];
        ghosts_[asked.queue].push_back({asked.at - promise.credit, asked.at + promise.longest, asked.at, i});
    }
    for (auto& ofRow : ghosts_) std::stable_sort(ofRow.begin(), ofRow.end(), [](const Ghost& a, const Ghost& b) { return a.place < b.place; });
}

/// Who will be called sooner or later, because some counter serves their line.
void Run::countWaiting() {
    std::vector<char> served(hall_.queues, 0);
    for (const Desk& desk : hall_.desks) {
        if (desk.opens == never) continue;
        for (const Index queue : desk.queues) served[queue] = 1;
        if (desk.own != nobody) served[desk.own] = 1;
    }
    for (const Desk& desk : hall_.later)
        for (const Index queue : desk.queues) served[queue] = 1;
    for (Person& person : persons_) callable_ += (person.counts = served[person.queue] != 0) ? 1 : 0;
    for (const Asked& asked : hall_.asked) askable_ += served[asked.queue] != 0 ? 1 : 0;
}

void Run::forward(Seconds until, Dice& dice, const std::function<bool(const Called&)>& called) {
    called_ = &called;
    enough_ = false;
    begin(dice);
    while (!enough_ && !over()) {
        const std::size_t next = sooner_[1];
        const Seconds at = ends_[next], planned = done_ < agenda_.size() ? agenda_[done_].at : never;
        const Seconds first = std::min({at, arrival_, planned});
        if (first == never || first > until) return;
        now_ = first;
        if (planned == first) doAgenda();
        else if (arrival_ < at) arrive();
        else wake(next);
    }
}

bool Run::over() const {
    switch (hall_.ends) {
        case Hall::Ends::atLast: return false;
        case Hall::Ends::answered: return unanswered_ == 0;
        case Hall::Ends::called: return unanswered_ == 0 && waiting_ == 0;
    }
    return false;
}

/// Everybody's own, whoever else there is.
Dice Run::luckOf(Index person, std::uint64_t what) const {
    constexpr std::uint64_t later = std::uint64_t{1} << 32;      // those who come during the run have numbers of their own
    const std::size_t there = personsFirst_.size();
    return Dice(mixed(seed_, 4 * (person < there ? person : later + (person - there)) + what));
}

void Run::begin(Dice& dice) {
    seed_ = dice.draw();
    now_ = 0;
    left_ = 0;
    persons_ = personsFirst_;
    rows_ = rowsFirst_;
    line_ = persons_.size();
    waiting_ = callable_;
    unanswered_ = askable_;
    answers_.assign(hall_.asked.size(), never);
    done_ = 0;
    for (Index i = 0; i < persons_.size(); ++i) {
        if (hall_.waiting[i].stays) continue;
        Dice luck = luckOf(i, 0);
        persons_[i].leaves = nature_.patience(persons_[i].queue, persons_[i].klass, -persons_[i].since, luck);
    }
    idle_ = 0;
    for (std::size_t i = 0; i < counters_.size(); ++i) {
        const Desk& desk = hall_.desks[i];
        Counter& counter = counters_[i];
        counter.dice = Dice(mixed(seed_, 4 * i + 2));
        seat(counter, desk);
        for (std::size_t queue = 0; queue < desk.chances.size(); ++queue) counter.serves[queue] = counter.dice.unit() < desk.chances[queue] ? 1 : 0;
        const Seconds rest = desk.doing == Doing::serving ? nature_.rest(desk.clerk, desk.queue, -desk.since, counter.dice)
                             : desk.doing == Doing::ready ? 0 : nature_.back(desk, counter.dice);
        counter.phase = desk.doing == Doing::serving ? Phase::busy : Phase::turning;
        ends_[i] = std::max(rest, desk.opens);
    }
    for (std::size_t node = ends_.size() - 1; node > 0; --node) compare(node);
    arrivals_ = Dice(mixed(seed_, 3));
    slot_ = 0;
    arrival_ = nextArrival();
}

Seconds Run::nextArrival() {
    if (hall_.inflows.empty()) return never;
    double spent = arrivals_.exponential(1);
    for (Seconds from = now_;; from = slots_[slot_++].ends) {
        const double rate = slots_[slot_].inflow.back();
        const Seconds end = slots_[slot_].ends;
        if (end == never) return rate > 0 ? from + spent / rate : never;
        if (rate * (end - from) >= spent) return from + spent / rate;
        spent -= rate * (end - from);
    }
}

void Run::seat(Counter& counter, const Desk& desk) {
    counter.desk = &desk;
    counter.taken.assign(desk.taken.begin(), desk.taken.end());
    counter.taken.resize(desk.queues.size());
    counter.serves.assign(desk.queues.size(), 1);
}

void Run::compare(std::size_t node) {
    const Index left = sooner_[2 * node], right = sooner_[2 * node + 1];
    sooner_[node] = ends_[left] <= ends_[right] ? left : right;
}

void Run::turnTo(std::size_t desk, Phase phase, Seconds until) {
    Counter& counter = counters_[desk];
    idle_ -= counter.phase == Phase::idle ? 1 : 0;
    idle_ += phase == Phase::idle ? 1 : 0;
    counter.phase = phase;
    counter.idleSince = now_;
    ends_[desk] = until;
    for (std::size_t node = (ends_.size() + desk) / 2; node > 0; node /= 2) compare(node);
}

/// Somebody waits from now on, or comes later; who leaves when is decided elsewhere.
void Run::enter(const Waiting& one) {
    Promise promise;
    if (one.queue < hall_.promises.size() && one.klass < hall_.promises[one.queue].size()) promise = hall_.promises[one.queue][one.klass];
    const bool here = one.comes <= 0;
    persons_.push_back({one.place.value_or(one.since - promise.credit), one.due.value_or(one.since + promise.longest), never, one.since, never, one.work,
                        one.id, one.queue, one.klass, false, one.planned, false, here});
    if (here) stand(static_cast<Index>(persons_.size() - 1));
}

void Run::stand(Index person) {
    const Person& one = persons_[person];
    const auto put = [&](std::vector<Spot>& line, std::size_t head, Seconds key) {
        if (line.size() == head || line.back().key <= key) return line.push_back({key, person});   // most come last
        const auto after = std::upper_bound(line.begin() + static_cast<std::ptrdiff_t>(head), line.end(), key,
                                            [](Seconds wanted, const Spot& spot) { return wanted < spot.key; });
        line.insert(after, {key, person});
    };
    Row& row = rows_[one.queue];
    put(row.byPlace, row.place, one.place);
    if (promised_) put(row.byDue, row.due, one.due);
}

void Run::arrive() {
    const std::vector<double>& sums = slots_[slot_].inflow;
    const auto stream = std::upper_bound(sums.begin(), sums.end() - 1, arrivals_.unit() * sums.back());
    const Inflow& inflow = hall_.inflows[static_cast<std::size_t>(stream - sums.begin())];
    Waiting comes;
    comes.queue = inflow.queue;
    comes.klass = inflow.klass;
    comes.since = now_;
    enter(comes);
    ++line_;
    Dice luck = luckOf(static_cast<Index>(persons_.size() - 1), 0);
    persons_.back().leaves = now_ + nature_.patience(inflow.queue, inflow.klass, 0, luck);
    arrival_ = nextArrival();
    if (idle_ > 0) lookFor(inflow.queue);
}

void Run::prepareAgenda() {
    for (Index i = 0; i < hall_.asked.size(); ++i)
        if (hall_.asked[i].at > 0) agenda_.push_back({hall_.asked[i].at, What::asks, i});
    for (Index i = 0; i < hall_.desks.size(); ++i)
        if (hall_.desks[i].then != 0) agenda_.push_back({hall_.desks[i].thenAt, What::arranged, i});
    for (Index i = 0; i < hall_.waiting.size(); ++i)
        if (hall_.waiting[i].comes > 0) agenda_.push_back({hall_.waiting[i].comes, What::comes, i});
    std::stable_sort(agenda_.begin(), agenda_.end(), [](const Item& a, const Item& b) { return a.at < b.at; });
}

void Run::doAgenda() {
    const Item item = agenda_[done_++];
    if (item.what == What::comes) {
        persons_[item.who].here = true;
        stand(item.who);
        if (idle_ > 0) lookFor(persons_[item.who].queue);
        return;
    }
    if (item.what == What::asks) {
        if (!idleFor(hall_.asked[item.who].queue)) return;
        answers_[item.who] = now_;
        --unanswered_;
        return;
    }
    seat(counters_[item.who], hall_.later[hall_.desks[item.who].then - 1]);
    if (counters_[item.who].phase == Phase::idle) wake(item.who);
}

bool Run::serves(std::size_t desk, Index queue) const {
    const std::vector<Index>& all = deskAt(desk).queues;
    const auto place = std::find(all.begin(), all.end(), queue);
    return place != all.end() && counters_[desk].serves[static_cast<std::size_t>(place - all.begin())] != 0;
}

std::optional<std::size_t> Run::idleFor(Index queue) const {
    std::optional<std::size_t> longest;
    for (std::size_t i = 0; i < counters_.size() && idle_ > 0; ++i) {
        if (counters_[i].phase != Phase::idle || !serves(i, queue)) continue;
        if (!longest || counters_[i].idleSince < counters_[*longest].idleSince) longest = i;
    }
    return longest;
}

/// Somebody came: the counter that has been idle longest calls.
void Run::lookFor(Index queue) {
    const auto longest = idleFor(queue);
    if (!longest) return;
    if (now_ >= hall_.desks[*longest].closes) {
        turnTo(*longest, Phase::shut, never);
        return lookFor(queue);                   // the next one may still call
    }
    call(*longest, choose(*longest));
}

void Run::wake(std::size_t desk) {
    if (now_ >= hall_.desks[desk].closes) return turnTo(desk, Phase::shut, never);
    const Chosen chosen = choose(desk);
    if (counters_[desk].phase == Phase::busy) {
        const bool asked = chosen.person == nobody && anybodyAsks(desk);
        if (chosen.person != nobody || asked) {
            const Seconds turn = nature_.turn(hall_.desks[desk].clerk, counters_[desk].dice);
            if (asked && turn > 0) answer(desk, chosen, now_ + turn);
            else if (turn > 0) return turnTo(desk, Phase::turning, now_ + turn);
        }
    }
    if (!call(desk, chosen)) turnTo(desk, Phase::idle, never);
}

bool Run::call(std::size_t desk, const Chosen& chosen) {
    const Desk& at = deskAt(desk);
    Counter& counter = counters_[desk];
    if (unanswered_ > 0) answer(desk, chosen, now_);
    if (chosen.person == nobody) return false;
    Person& person = persons_[chosen.person];
    person.gone = true;
    person.called = now_;
    --line_;
    waiting_ -= person.counts ? 1 : 0;
    if (at.rule == core::PickRule::ratio && !chosen.own) {
        const auto index = static_cast<std::size_t>(std::find(at.queues.begin(), at.queues.end(), person.queue) - at.queues.begin());
        if (counter.taken[index] >= shareOf(at, index)) std::fill(counter.taken.begin(), counter.taken.end(), 0);
        ++counter.taken[index];
    }
    Dice luck = luckOf(chosen.person, 1);
    turnTo(desk, Phase::busy, now_ + person.work * nature_.service(at.clerk, person.queue, luck));
    if (!(*called_)({now_, now_ - person.since, person.id, person.queue, person.klass})) enough_ = true;
    return true;
}

Index Run::head(Row& row) {
    for (; row.place < row.byPlace.size(); ++row.place) {
        const Index person = row.byPlace[row.place].person;
        Person& first = persons_[person];
        if (!first.gone && first.leaves > now_) return person;
        left_ += first.gone ? 0 : 1;
        line_ -= first.gone ? 0 : 1;
        waiting_ -= !first.gone && first.counts ? 1 : 0;
        first.gone = true;
    }
    return nobody;
}

Index Run::mostDue(Row& row, Seconds until) {
    for (; row.due < row.byDue.size() && row.byDue[row.due].key <= until; ++row.due) {
        const Index person = row.byDue[row.due].person;
        const Person& first = persons_[person];
        if (!first.gone && first.leaves > now_) return person;
    }
    return nobody;
}

std::optional<Run::Chosen> Run::mostUrgent(const Desk& desk, const Counter& counter) {
    Index urgent = nobody;
    const auto look = [&](Index row) {
        const Index one = mostDue(rows_[row], now_ + hall_.lead);
        if (one == nobody) return;
        if (urgent == nobody || persons_[one].due < persons_[urgent].due || (persons_[one].due == persons_[urgent].due && one < urgent)) urgent = one;
    };
    for (std::size_t i = 0; i < desk.queues.size(); ++i)
        if (counter.serves[i] != 0) look(desk.queues[i]);
    if (desk.own != nobody) look(desk.own);
    if (urgent == nobody) return std::nullopt;
    return Chosen{urgent, 0, true, persons_[urgent].queue == desk.own};
}

Run::Chosen Run::choose(std::size_t desk) {
    const Desk& at = deskAt(desk);
    const Counter& counter = counters_[desk];
    if (promised_)
        if (const auto urgent = mostUrgent(at, counter)) return *urgent;
    const Index own = at.own == nobody ? nobody : head(rows_[at.own]);
    if (own != nobody && !persons_[own].planned) return {own, 0, false, true};
    Chosen chosen = pick(at, counter, 1);
    if (chosen.person == nobody && !at.tiers.empty()) chosen = pick(at, counter, 2);
    const bool planned = own != nobody && (chosen.person == nobody || persons_[own].place < persons_[chosen.person].place);
    return planned ? Chosen{own, 0, false, true} : chosen;
}

Run::Chosen Run::pick(const Desk& desk, const Counter& counter, std::uint8_t tier) {
    Chosen first, withShare, heaviest;
    Seconds most = -1;
    for (std::size_t i = 0; i < desk.queues.size(); ++i) {
        if (counter.serves[i] == 0 || (!desk.tiers.empty() && desk.tiers[i] != tier)) continue;
        const Index one = head(rows_[desk.queues[i]]);
        if (one == nobody) continue;
        if (desk.rule == core::PickRule::preference) return {one, i};
        if (first.person == nobody) first = {one, i};
        if (desk.rule == core::PickRule::ratio) {
            if (withShare.person == nobody && counter.taken[i] < shareOf(desk, i)) withShare = {one, i};
        } else if (const Seconds score = shareOf(desk, i) * std::max(now_ - persons_[one].place, 0.0); score > most) {
            most = score;
            heaviest = {one, i};
        }
    }
    if (desk.rule == core::PickRule::ratio) return withShare.person == nobody ? first : withShare;
    return heaviest;
}

// --- those asked for ---------------------------------------------------------------------------------------

bool Run::anybodyAsks(std::size_t desk) const {
    if (unanswered_ == 0) return false;
    const auto& queues = deskAt(desk).queues;
    return std::any_of(queues.begin(), queues.end(), [&](Index queue) {
        return std::any_of(ghosts_[queue].begin(), ghosts_[queue].end(), [&](const Ghost& ghost) { return ghost.from <= now_ && answers_[ghost.asked] == never; });
    });
}

void Run::answer(std::size_t desk, const Chosen& chosen, Seconds at) {
    const Desk& here = deskAt(desk);
    for (std::size_t slot = 0; slot < here.queues.size(); ++slot) {
        if (counters_[desk].serves[slot] == 0) continue;
        const Index first = head(rows_[here.queues[slot]]);
        const Seconds inFront = first == nobody ? never : persons_[first].place;
        for (const Ghost& ghost : ghosts_[here.queues[slot]]) {
            if (ghost.from > now_) continue;
            const bool urgent = ghost.due <= now_ + hall_.lead;
            if (!urgent && inFront <= ghost.place) continue;         // the usual case: others stand in front
            Seconds& told = answers_[ghost.asked];
            if (told <= at || !before(ghost, slot, desk, chosen)) continue;
            unanswered_ -= told == never ? 1 : 0;
            told = at;
        }
    }
}

/// Would this counter call it instead of `chosen`? It is urgent, or nobody of its line stands in front of it.
bool Run::before(const Ghost& ghost, std::size_t slot, std::size_t desk, const Chosen& chosen) const {
    const Desk& here = deskAt(desk);
    if (ghost.due <= now_ + hall_.lead) return !chosen.urgent || ghost.due < persons_[chosen.person].due;
    if (chosen.urgent) return false;
    if (chosen.person == nobody) return true;
    if (chosen.own) return persons_[chosen.person].planned && ghost.place < persons_[chosen.person].place;
    const auto tierOf = [&](std::size_t index) { return here.tiers.empty() ? 1 : here.tiers[index]; };
    if (tierOf(slot) != tierOf(chosen.slot)) return tierOf(slot) < tierOf(chosen.slot);
    const bool earlier = slot <= chosen.slot;
    switch (here.rule) {
        case core::PickRule::preference: return earlier;
        case core::PickRule::ratio: {
            const auto& taken = counters_[desk].taken;
            const bool hasShare = taken[slot] < shareOf(here, slot), chosenHas = taken[chosen.slot] < shareOf(here, chosen.slot);
            return hasShare != chosenHas ? hasShare : earlier;
        }
        case core::PickRule::weight: {
            const Seconds mine = shareOf(here, slot) * std::max(now_ - ghost.place, 0.0);
            const Seconds theirs = shareOf(here, chosen.slot) * std::max(now_ - persons_[chosen.person].place, 0.0);
            return mine != theirs ? mine > theirs : earlier;
        }
    }
    return false;
}

}  // namespace hall::forecast
