#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "server/core/Limits.hpp"
#include "server/core/booking/Law.hpp"
#include "server/core/casework/Identity.hpp"
#include "server/core/casework/Law.hpp"
#include "server/core/casework/Standard.hpp"
#include "server/core/evaluation/Law.hpp"
#include "server/core/queue/Law.hpp"
#include "server/core/queue/Shapes.hpp"

namespace hall::core::law {
namespace {

// --- shapes ------------------------------------------------------------------------------------------------

bool isHallCode(std::string_view text) {
    return !text.empty() && text.size() <= limits::hallCodeBytes &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

bool isTimeZone(std::string_view text) {
    return !text.empty() && text.size() <= limits::timeZoneBytes &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '/' || c == '_' || c == '-' || c == '+';
           });
}

bool isLetters(std::string_view text) {
    return (text.size() == 1 || text.size() == 2) && std::all_of(text.begin(), text.end(), [](char c) {
               return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O';
           });
}

template <class T>
bool within(T value, T least, T most) {
    return value >= least && value <= most;
}

/// The member of an entry that has not the right shape; empty if all have. References are looked at later.
std::string_view misshapen(const HallConfig& c) {
    if (!isHallCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (!isTimeZone(c.timeZone)) return "time-zone";
    if (!within(c.opensAtMinute, 0, limits::minutesOfDay - 1)) return "opens-at";
    if (!within(c.closesAtMinute, c.opensAtMinute + 1, limits::minutesOfDay)) return "closes-at";
    if (!within(c.callLimit, limits::callLimitMin, limits::callLimitMax)) return "call-limit";
    if (!within(c.bringBackLimit, 0, limits::bringBackLimitMax)) return "bring-back-limit";
    if (!within(c.bringBackBehind, 0, limits::bringBackBehindMax)) return "bring-back-behind";
    if (!within<std::int64_t>(c.urgencyLeadMs, 0, limits::urgencyLeadMsMax)) return "urgency-lead";
    if (!within<std::int64_t>(c.undoMs, 0, limits::undoMsMax)) return "undo";
    if (!within(c.leaseSize, 0, limits::leaseSizeMax)) return "lease-size";
    if (!within(c.idleLockMinutes, 0, limits::idleLockMinutesMax)) return "idle-lock";
    const auto digits = [](std::string_view text, std::size_t count) {
        return text.size() == count && std::all_of(text.begin(), text.end(), [](char d) { return d >= '0' && d <= '9'; });
    };
    if (!digits(c.areaCode, 6)) return "area-code";
    if (!digits(c.hallNumber, 2)) return "hall-number";
    return {};
}

std::string_view misshapen(const QueueConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isLetters(c.letters)) return "letters";
    if (!isName(c.name)) return "name";
    if (!within(c.digits, limits::digitsMin, limits::digitsMax)) return "digits";
    if (!within(c.maximumWaitMs, limits::maximumWaitMsMin, limits::maximumWaitMsMax)) return "maximum-wait";
    if (!within(c.dailyCap, 0, limits::dailyCapMax)) return "daily-cap";
    if (!within(c.opensAtMinute, 0, limits::minutesOfDay - 1)) return "opens-at";
    if (!within(c.closesAtMinute, c.opensAtMinute + 1, limits::minutesOfDay)) return "closes-at";
    if (!isText(c.notice.zh, limits::nameBytes) || !isText(c.notice.en, limits::nameBytes)) return "notice";
    if (c.notice.zh.empty() && !c.notice.en.empty()) return "notice";
    const bool departments = c.departments.size() <= limits::departments && (c.oneWindow || c.departments.empty()) &&
                             std::all_of(c.departments.begin(), c.departments.end(), [](const DepartmentCode& one) { return isCode(one.value); });
    if (!departments) return "departments";
    return {};
}

std::string_view misshapen(const ClassConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (!within<std::int64_t>(c.creditMs, 0, limits::creditMsMax)) return "credit";
    if (c.maximumWaitMs && !within(*c.maximumWaitMs, limits::maximumWaitMsMin, limits::maximumWaitMsMax)) {
        return "maximum-wait";
    }
    return {};
}

template <class T>
bool isSet(const std::vector<T>& values) {
    return std::set<T>(values.begin(), values.end()).size() == values.size();
}

std::string_view misshapen(const ProfileConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (c.queues.empty() || c.queues.size() > limits::queues) return "queues";
    if (!isSet(c.queues)) return "queues";
    if (c.shares.size() != (c.rule == PickRule::preference ? 0 : c.queues.size())) return "shares";
    const bool inRange = std::all_of(c.shares.begin(), c.shares.end(), [](std::int32_t share) {
        return within(share, limits::shareMin, limits::shareMax);
    });
    if (!inRange) return "shares";
    return {};
}

std::string_view misshapen(const CounterConfig& c) {
    if (!isCode(c.id.value)) return "code";
    if (c.label.empty() || !isText(c.label, limits::labelBytes)) return "label";
    return {};
}

std::string_view misshapen(const ItemConfig& c) {
    if (!isCode(c.code.value)) return "code";
    if (!isName(c.name)) return "name";
    if (c.shortName.empty() || !isText(c.shortName, limits::nameBytes)) return "short-name";
    if (!isText(c.department, limits::nameBytes)) return "department";
    if (!within(c.usualMinutes, 0, limits::usualMinutesMax)) return "usual-minutes";
    return {};
}

bool isPersons(Role role) {
    switch (role) {
        case Role::clerk: case Role::reception: case Role::reviewer: case Role::supervisor: case Role::manager:
        case Role::systemAdministrator: case Role::securityAdministrator: case Role::auditor: return true;
        case Role::kiosk: case Role::counter: case Role::board: case Role::scheduler: case Role::phone:
        case Role::cityPlatform: break;
    }
    return false;
}

std::string_view misshapen(const StaffConfig& c) {
    if (!isCode(c.id.value)) return "id";
    if (!isSet(c.roles) || !std::all_of(c.roles.begin(), c.roles.end(), isPersons)) return "roles";
    // Who runs the system, who grants rights and who looks at both are three people (GB/T 22239-2019, 8.1.5).
    const auto administers = [](Role role) {
        return role == Role::systemAdministrator || role == Role::securityAdministrator || role == Role::auditor;
    };
    if (std::count_if(c.roles.begin(), c.roles.end(), administers) > 1) return "roles-exclude-one-another";
    if (!isSet(c.skills)) return "skills";
    if (!isSet(c.fallback)) return "fallback";
    const bool both = std::any_of(c.fallback.begin(), c.fallback.end(), [&](const QueueCode& queue) {
        return std::find(c.skills.begin(), c.skills.end(), queue) != c.skills.end();
    });
    if (both) return "fallback";
    const bool departments = isSet(c.departments) && std::all_of(c.departments.begin(), c.departments.end(), [](const DepartmentCode& one) { return isCode(one.value); });
    return departments ? std::string_view{} : "departments";
}

std::string_view misshapen(const auto& casework) {
    return wrongMember(casework);
}

// --- the configuration as it would be ----------------------------------------------------------------------

std::string_view kind(const HallConfig&) {
    return "hall";
}
std::string_view kind(const QueueConfig&) {
    return "queue";
}
std::string_view kind(const ClassConfig&) {
    return "class";
}
std::string_view kind(const ProfileConfig&) {
    return "profile";
}
std::string_view kind(const CounterConfig&) {
    return "counter";
}
std::string_view kind(const ItemConfig&) {
    return "item";
}

std::string_view kind(const StaffConfig&) {
    return "staff";
}

std::string_view kind(const DepartmentConfig&) {
    return "department";
}
std::string_view kind(const CalendarConfig&) {
    return "calendar";
}
std::string_view kind(const GuideConfig&) {
    return "guide";
}
std::string_view kind(const PackageConfig&) {
    return "package";
}
std::string_view kind(const CaseRulesConfig&) {
    return "case-rules";
}
std::string_view kind(const OpeningConfig&) {
    return "opening";
}
std::string_view kind(const BookingRulesConfig&) {
    return "booking";
}
std::string_view kind(const RemoteConfig&) {
    return "remote";
}
std::string_view kind(const EvaluationRulesConfig&) {
    return "evaluation";
}

/// There is one of them.
std::string codeOf(const CaseRulesConfig&) {
    return "case-rules";
}
std::string codeOf(const OpeningConfig&) {
    return "opening";
}
std::string codeOf(const RemoteConfig&) {
    return "remote";
}
/// A calendar is known by its year.
std::string codeOf(const CalendarConfig& c) {
    return std::to_string(c.year);
}
const std::string& codeOf(const GuideConfig& c) {
    return c.item.value;
}
std::string codeOf(const EvaluationRulesConfig&) {
    return "evaluation";
}
/// Bookings of a queue are known by it.
const std::string& codeOf(const BookingRulesConfig& c) {
    return c.queue.value;
}
const std::string& codeOf(const StaffConfig& c) {
    return c.id.value;
}
const std::string& codeOf(const CounterConfig& c) {
    return c.id.value;
}
const std::string& codeOf(const auto& c) {
    return c.code.value;
}

/// "queue/tax/letters"; "case-rules/tell-days" of what there is one of. A code that is no code is not repeated, its place in the command is.
Refused invalid(const auto& entry, std::size_t index, std::string_view member) {
    std::string detail{kind(entry)};
    detail += '/';
    if (codeOf(entry) != kind(entry)) {
        detail += isCode(codeOf(entry)) ? codeOf(entry) : "#" + std::to_string(index + 1);
        detail += '/';
    }
    detail += member;
    return refuse(Refusal::configurationInvalid, std::move(detail));
}

/// What is there already; null if it is new.
const HallConfig* present(const State& state, const HallConfig&) {
    return state.hall.code.value.empty() ? nullptr : &state.hall;
}
const QueueConfig* present(const State& state, const QueueConfig& c) {
    const Queue* queue = state.queue(c.code);
    return queue == nullptr ? nullptr : &queue->config;
}
const ClassConfig* present(const State& state, const ClassConfig& c) {
    const auto found = state.classes.find(c.code);
    return found == state.classes.end() ? nullptr : &found->second;
}
const ProfileConfig* present(const State& state, const ProfileConfig& c) {
    const auto found = state.profileIndex.find(c.code);
    return found == state.profileIndex.end() ? nullptr : &state.profiles[found->second].config;
}
const CounterConfig* present(const State& state, const CounterConfig& c) {
    const Counter* counter = state.counter(c.id);
    return counter == nullptr ? nullptr : &counter->config;
}
const StaffConfig* present(const State& state, const StaffConfig& c) {
    const Staff* person = state.person(c.id);
    return person == nullptr ? nullptr : &person->config;
}
const ItemConfig* present(const State& state, const ItemConfig& c) {
    const auto found = state.items.find(c.code);
    return found == state.items.end() ? nullptr : &found->second;
}

const DepartmentConfig* present(const State& state, const DepartmentConfig& c) {
    const auto found = state.casework.departments.find(c.code);
    return found == state.casework.departments.end() ? nullptr : &found->second;
}
const CalendarConfig* present(const State& state, const CalendarConfig& c) {
    const auto found = state.casework.calendars.find(c.year);
    return found == state.casework.calendars.end() ? nullptr : &found->second;
}
const GuideConfig* present(const State& state, const GuideConfig& c) {
    return state.casework.guide(c.item, state.casework.guideVersion(c.item));
}

const PackageConfig* present(const State& state, const PackageConfig& c) {
    return state.casework.package(c.code, state.casework.packageVersion(c.code));
}
const CaseRulesConfig* present(const State& state, const CaseRulesConfig&) {
    return &state.casework.rules;
}
const BookingRulesConfig* present(const State& state, const BookingRulesConfig& c) {
    const auto found = state.bookings.rules.find(c.queue);
    return found == state.bookings.rules.end() ? nullptr : &found->second;
}
const RemoteConfig* present(const State& state, const RemoteConfig&) {
    return &state.remote;
}
const EvaluationRulesConfig* present(const State& state, const EvaluationRulesConfig&) {
    return &state.evaluations.rules;
}
const OpeningConfig* present(const State& state, const OpeningConfig&) {
    return state.casework.opening ? &*state.casework.opening : nullptr;
}

/// Kiosks show a notice and the log keeps it for ever: nobody's number stands in it. What is here already may be sent again.
std::string_view tellsOfSomebody(const QueueConfig& c) {
    return tellsNumberOfSomebody(c.notice.zh) || tellsNumberOfSomebody(c.notice.en) ? "notice" : "";
}
std::string_view tellsOfSomebody(const auto&) {
    return {};
}

class Plan {
  public:
    Plan(const State& state, const Configure& command, LocalDate today)
        : state_(state), entries_(command.entries), today_(today) {}

    Objection check() {
        if (entries_.size() > limits::configureEntries)
            return refuse(Refusal::configurationInvalid, "entries");
        if (auto no = each([&](const auto& entry, std::size_t index) { return collect(entry, index); }))
            return no;
        if (auto no =
                each([&](const auto& entry, std::size_t index) { return checkReferences(entry, index); }))
            return no;
        if (auto no = checkUnique<QueueConfig>(state_.queues, &QueueConfig::letters, "letters")) return no;
        if (auto no = checkUnique<CounterConfig>(state_.counters, &CounterConfig::label, "label")) return no;
        if (auto no = checkCircles()) return no;
        return checkSizes();
    }

    /// One event per entry that differs; what others refer to comes first.
    Events events() const {
        Events events;
        std::uint32_t version = state_.configVersion;
        emit<HallConfig>(events, version);
        emit<ClassConfig>(events, version);
        emit<QueueConfig>(events, version);
        emit<ProfileConfig>(events, version);
        emit<CounterConfig>(events, version);
        emit<ItemConfig>(events, version);
        emit<StaffConfig>(events, version);
        emit<DepartmentConfig>(events, version);
        emit<CalendarConfig>(events, version);
        emit<GuideConfig>(events, version);
        emit<PackageConfig>(events, version);
        emit<CaseRulesConfig>(events, version);
        emit<OpeningConfig>(events, version);
        emit<BookingRulesConfig>(events, version);
        emit<RemoteConfig>(events, version);
        emit<EvaluationRulesConfig>(events, version);
        sendAway(events);
        return events;
    }

  private:
    Objection each(const auto& look) const {
        for (std::size_t index = 0; index < entries_.size(); ++index) {
            Objection no = std::visit([&](const auto& entry) -> Objection { return look(entry, index); },
                                      entries_[index]);
            if (no) return no;
        }
        return std::nullopt;
    }

    template <class Entry>
    auto& wanted() {
        return std::get<std::map<std::string, const Entry*, std::less<>>>(wanted_);
    }

    template <class Entry>
    Objection collect(const Entry& entry, std::size_t index) {
        if (const auto member = misshapen(entry); !member.empty()) return invalid(entry, index, member);
        // What is here already may be sent again as it is.
        const Entry* here = present(state_, entry);
        const bool isNew = here == nullptr || *here != entry;
        if (const auto member = beyondStandard(entry); isNew && !member.empty()) return invalid(entry, index, member);
        if (const auto member = tellsOfSomebody(entry); isNew && !member.empty()) return invalid(entry, index, member);
        const std::string key = std::is_same_v<Entry, HallConfig> ? "hall" : std::string(codeOf(entry));
        if (!wanted<Entry>().emplace(key, &entry).second) return invalid(entry, index, "twice");
        return std::nullopt;
    }

    template <class Entry>
    bool willExist(const Entry& probe) {
        return wanted<Entry>().contains(codeOf(probe)) || present(state_, probe) != nullptr;
    }
    bool willHaveQueue(const QueueCode& code) {
        return wanted<QueueConfig>().contains(code.value) || state_.queue(code) != nullptr;
    }

    // Tickets are named "HALL-SERIAL" outside for ever, and a real hall's log has real times in it.
    Objection checkReferences(const HallConfig& hall, std::size_t index) {
        if (!hall.oneWindowQueue.value.empty() && !willHaveQueue(hall.oneWindowQueue)) return invalid(hall, index, "one-window-queue");
        if (state_.lastSerial == 0) return std::nullopt;
        if (hall.code != state_.hall.code) return invalid(hall, index, "code");
        if (hall.demo != state_.hall.demo) return invalid(hall, index, "demo");
        return std::nullopt;
    }
    /// Numbers of the hall day that have been given out or lent keep their letters.
    Objection checkReferences(const QueueConfig& queue, std::size_t index) const {
        const Queue* now = state_.queue(queue.code);
        const bool same = now == nullptr || (now->config.letters == queue.letters && now->config.digits == queue.digits);
        const bool given = now != nullptr && (now->lastNumber != 0 || now->leaseFloor != 0);
        // Digits only matter while kiosks hold numbers: they were taken from the top of them.
        if (same || !given || (now->leaseFloor == 0 && now->config.letters == queue.letters)) return std::nullopt;
        const bool dayIsOver = state_.day == DayPhase::closed && state_.dayDate < today_;
        if (!dayIsOver) return invalid(queue, index, "letters-in-use");
        return std::nullopt;
    }
    Objection checkReferences(const ClassConfig&, std::size_t) const { return std::nullopt; }
    Objection checkReferences(const ProfileConfig& profile, std::size_t index) {
        for (const QueueCode& queue : profile.queues) {
            if (!willHaveQueue(queue)) return invalid(profile, index, "queues");
        }
        return std::nullopt;
    }
    Objection checkReferences(const CounterConfig& counter, std::size_t index) {
        const bool known = wanted<ProfileConfig>().contains(counter.profile.value) ||
                           state_.profileIndex.contains(counter.profile);
        if (!known) return invalid(counter, index, "profile");
        return std::nullopt;
    }
    Objection checkReferences(const ItemConfig& item, std::size_t index) {
        if (!willHaveQueue(item.queue)) return invalid(item, index, "queue");
        return std::nullopt;
    }

    Objection checkReferences(const StaffConfig& person, std::size_t index) {
        for (const QueueCode& queue : person.skills) {
            if (!willHaveQueue(queue)) return invalid(person, index, "skills");
        }
        for (const QueueCode& queue : person.fallback) {
            if (!willHaveQueue(queue)) return invalid(person, index, "fallback");
        }
        return std::nullopt;
    }

    Objection checkReferences(const DepartmentConfig&, std::size_t) const { return std::nullopt; }
    Objection checkReferences(const CalendarConfig&, std::size_t) const { return std::nullopt; }
    Objection checkReferences(const GuideConfig& guide, std::size_t index) {
        const bool known = wanted<ItemConfig>().contains(guide.item.value) || state_.items.contains(guide.item);
        return known ? Objection{} : Objection{invalid(guide, index, "item")};
    }

    Objection checkReferences(const CaseRulesConfig&, std::size_t) const { return std::nullopt; }
    Objection checkReferences(const OpeningConfig&, std::size_t) const { return std::nullopt; }
    Objection checkReferences(const RemoteConfig&, std::size_t) const { return std::nullopt; }
    /// A month that was told stays told, or it could come back with other figures: two looks would differ by one rating.
    Objection checkReferences(const EvaluationRulesConfig& rules, std::size_t index) const {
        const bool untells = lastToldMonth(rules, today_) < lastToldMonth(state_.evaluations.rules, today_) && !state_.evaluations.months.empty();
        return untells ? Objection(invalid(rules, index, "close-days")) : std::nullopt;
    }
    Objection checkReferences(const BookingRulesConfig& rules, std::size_t index) {
        if (!willHaveQueue(rules.queue)) return invalid(rules, index, "queue");
        const bool known = wanted<ClassConfig>().contains(rules.klass.value) || state_.classes.contains(rules.klass);
        return known ? Objection{} : Objection{invalid(rules, index, "class")};
    }
    Objection checkReferences(const PackageConfig& package, std::size_t index) {
        for (const PackageItem& item : package.items) {
            if (!wanted<ItemConfig>().contains(item.item.value) && !state_.items.contains(item.item)) return invalid(package, index, "items");
        }
        return std::nullopt;
    }

    /// The guide as it would be.
    const GuideConfig* guideOf(const ItemCode& item) {
        const auto found = wanted<GuideConfig>().find(item.value);
        return found != wanted<GuideConfig>().end() ? found->second : state_.casework.guide(item, state_.casework.guideVersion(item));
    }

    /// No item needs, by way of whatever others, its own result: nobody could ever bring it (国发〔2016〕55号 二(二), 循环证明). Looked at over
    /// all guides, and for each package with its own order of items besides.
    Objection checkCircles() {
        if (wanted<GuideConfig>().empty() && wanted<PackageConfig>().empty()) return std::nullopt;
        std::map<ItemCode, std::vector<ItemCode>> needs;
        const auto add = [&](const GuideConfig& guide) {
            for (const MaterialRule& rule : guide.materials) {
                if (rule.source == MaterialSource::issued && !rule.issuedBy.value.empty() && rule.required) needs[guide.item].push_back(rule.issuedBy);
            }
        };
        for (const auto& [code, guide] : wanted<GuideConfig>()) add(*guide);
        for (const auto& [item, versions] : state_.casework.guides) {
            if (!wanted<GuideConfig>().contains(item.value)) add(versions.back());
        }
        if (const auto found = circle(needs)) return refuse(Refusal::circular, *found);
        const auto checkPackage = [&](const PackageConfig& package) -> Objection {
            if (package.withdrawn) return std::nullopt;
            auto within = needs;
            for (const PackageItem& item : package.items) {
                auto& list = within[item.item];
                list.insert(list.end(), item.after.begin(), item.after.end());
            }
            const auto found = circle(within);
            return found ? Objection{refuse(Refusal::circular, *found)} : std::nullopt;
        };
        for (const auto& [code, package] : wanted<PackageConfig>()) {
            if (auto no = checkPackage(*package)) return no;
        }
        for (const auto& [code, versions] : state_.casework.packages) {
            if (wanted<PackageConfig>().contains(code.value)) continue;
            if (auto no = checkPackage(versions.back())) return no;
        }
        return std::nullopt;
    }

    /// Who may not sit at a counter any longer leaves it at once.
    void sendAway(Events& events) const {
        for (const ConfigEntry& any : entries_) {
            const auto* entry = std::get_if<StaffConfig>(&any);
            const Staff* person = entry == nullptr ? nullptr : state_.person(entry->id);
            if (person == nullptr || !person->counter || (!entry->disabled && mayTakePlace(*entry))) continue;
            release(person->pool, events);
            leaving(state_, *person->counter, "disabled", events);
        }
    }

    /// No two queues with the same letters, no two counters with the same label, in the configuration as it
    /// would be.
    template <class Entry>
    Objection checkUnique(const auto& existing, std::string Entry::*member, std::string_view name) {
        std::set<std::string_view> seen;
        for (const auto& thing : existing) {
            if (!wanted<Entry>().contains(codeOf(thing.config))) seen.insert(thing.config.*member);
        }
        return each([&](const auto& entry, std::size_t index) -> Objection {
            if constexpr (std::is_same_v<std::decay_t<decltype(entry)>, Entry>) {
                if (!seen.insert(entry.*member).second) return invalid(entry, index, name);
            }
            return std::nullopt;
        });
    }

    template <class Entry>
    std::size_t added() {
        std::size_t count = 0;
        for (const auto& [code, entry] : wanted<Entry>()) count += present(state_, *entry) == nullptr ? 1 : 0;
        return count;
    }

    Objection checkSizes() {
        const auto tooMany = [](std::string_view what) {
            return refuse(Refusal::configurationInvalid, std::string(what));
        };
        if (state_.queues.size() + added<QueueConfig>() > limits::queues) return tooMany("queues");
        if (state_.classes.size() + added<ClassConfig>() > limits::classes) return tooMany("classes");
        if (state_.profiles.size() + added<ProfileConfig>() > limits::profiles) return tooMany("profiles");
        if (state_.counters.size() + added<CounterConfig>() > limits::counters) return tooMany("counters");
        if (state_.items.size() + added<ItemConfig>() > limits::items) return tooMany("items");
        if (state_.staff.size() + added<StaffConfig>() > limits::staff) return tooMany("staff");
        if (state_.casework.departments.size() + added<DepartmentConfig>() > limits::departments) return tooMany("departments");
        if (state_.casework.calendars.size() + added<CalendarConfig>() > limits::calendars) return tooMany("calendars");
        if (state_.casework.guides.size() + added<GuideConfig>() > limits::guides) return tooMany("guides");
        if (state_.casework.packages.size() + added<PackageConfig>() > limits::packages) return tooMany("packages");
        return std::nullopt;
    }

    template <class Entry>
    void emit(Events& events, std::uint32_t& version) const {
        for (const ConfigEntry& any : entries_) {
            const Entry* entry = std::get_if<Entry>(&any);
            if (entry == nullptr) continue;
            const Entry* now = present(state_, *entry);
            if (now != nullptr && *now == *entry) continue;
            events.push_back(Configured{*entry, ++version});
        }
    }

    const State& state_;
    const std::vector<ConfigEntry>& entries_;
    LocalDate today_;
    template <class Entry>
    using Wanted = std::map<std::string, const Entry*, std::less<>>;
    std::tuple<Wanted<HallConfig>, Wanted<QueueConfig>, Wanted<ClassConfig>, Wanted<ProfileConfig>, Wanted<CounterConfig>,
               Wanted<ItemConfig>, Wanted<StaffConfig>, Wanted<DepartmentConfig>, Wanted<CalendarConfig>, Wanted<GuideConfig>,
               Wanted<PackageConfig>, Wanted<CaseRulesConfig>, Wanted<OpeningConfig>, Wanted<BookingRulesConfig>,
               Wanted<RemoteConfig>, Wanted<EvaluationRulesConfig>>
        wanted_;
};

// --- apply -------------------------------------------------------------------------------------------------

void put(State& state, const HallConfig& entry, Instant) {
    state.hall = entry;
}

void put(State& state, const QueueConfig& entry, Instant) {
    const auto [place, isNew] = state.queueIndex.try_emplace(entry.code, state.queues.size());
    if (isNew) state.queues.emplace_back();
    state.queues[place->second].config = entry;
    if (!isNew) return;
    for (auto& [id, person] : state.staff) resolve(state, person);  // their lists by queue reach over the new one
}

void put(State& state, const ClassConfig& entry, Instant) {
    state.classes[entry.code] = entry;
}

/// Calls counted under other shares mean nothing now, nor does what Undo would bring back of them.
void beginCycle(Counter& counter) {
    counter.taken.clear();
    if (counter.undoable) counter.undoable->taken.clear();
}

void put(State& state, const ProfileConfig& entry, Instant) {
    const auto [place, isNew] = state.profileIndex.try_emplace(entry.code, state.profiles.size());
    if (isNew) state.profiles.emplace_back();
    Profile& profile = state.profiles[place->second];
    profile.config = entry;
    resolve(state, profile);
    for (Counter& counter : state.counters) {
        if (counter.config.profile == entry.code) beginCycle(counter);
    }
}

void put(State& state, const CounterConfig& entry, Instant at) {
    const auto [place, isNew] = state.counterIndex.try_emplace(entry.id, state.counters.size());
    if (isNew) state.counters.emplace_back().phaseSince = at;
    Counter& counter = state.counters[place->second];
    if (counter.config.profile != entry.profile) beginCycle(counter);
    counter.config = entry;
}

void put(State& state, const ItemConfig& entry, Instant) {
    state.items[entry.code] = entry;
}

void put(State& state, const StaffConfig& entry, Instant) {
    Staff& person = state.staff[entry.id];
    person.config = entry;
    resolve(state, person);
}

void put(State& state, const DepartmentConfig& entry, Instant) {
    state.casework.departments[entry.code] = entry;
}

void put(State& state, const CalendarConfig& entry, Instant) {
    state.casework.calendars[entry.year] = entry;
    settleAll(state.casework);
}

void put(State& state, const PackageConfig& entry, Instant) {
    state.casework.packages[entry.code].push_back(entry);
}

void put(State& state, const CaseRulesConfig& entry, Instant) {
    state.casework.rules = entry;
    settleAll(state.casework);
}

void put(State& state, const BookingRulesConfig& entry, Instant) {
    state.bookings.rules[entry.queue] = entry;
}

void put(State& state, const RemoteConfig& entry, Instant) {
    state.remote = entry;
}
void put(State& state, const EvaluationRulesConfig& entry, Instant) {
    state.evaluations.rules = entry;
}

void put(State& state, const OpeningConfig& entry, Instant) {
    state.casework.opening = entry;
}

// Every change is a new version; cases keep theirs.
void put(State& state, const GuideConfig& entry, Instant) {
    state.casework.guides[entry.item].push_back(entry);
}

}  // namespace

void resolve(const State& state, Profile& profile) {
    profile.queues.clear();
    for (const QueueCode& code : profile.config.queues) {
        if (const auto found = state.queueIndex.find(code); found != state.queueIndex.end()) {
            profile.queues.push_back(found->second);
        }
    }
}

void resolve(const State& state, Staff& person) {
    person.tiers.clear();
    const StaffConfig& config = person.config;
    if (config.skills.empty() && config.fallback.empty()) return;
    person.tiers.resize(state.queues.size());
    const auto mark = [&](const std::vector<QueueCode>& codes, std::uint8_t tier) {
        for (const QueueCode& code : codes) {
            if (const auto found = state.queueIndex.find(code); found != state.queueIndex.end()) {
                person.tiers[found->second] = tier;
            }
        }
    };
    mark(config.fallback, 2);
    mark(config.skills, 1);
}

/// Who runs the system gives no rights (GB/T 22239-2019, 8.1.5): a person may be made known without any, and turned off and on.
bool givesRights(const State& state, const StaffConfig& wanted) {
    const Staff* there = state.person(wanted.id);
    if (there == nullptr) return !wanted.roles.empty() || !wanted.skills.empty() || !wanted.fallback.empty() || !wanted.departments.empty();
    const StaffConfig& now = there->config;
    return wanted.roles != now.roles || wanted.skills != now.skills || wanted.fallback != now.fallback || wanted.departments != now.departments;
}

/// The manager's roster: skills and fallback of somebody who is known.
bool isMoreThanRoster(const State& state, const StaffConfig& wanted) {
    const Staff* there = state.person(wanted.id);
    if (there == nullptr) return true;
    StaffConfig as = there->config;
    as.skills = wanted.skills;
    as.fallback = wanted.fallback;
    return as != wanted;
}

Decision decide(const State& state, const Configure& command, const Given& given) {
    if (command.onVersion != 0 && command.onVersion != state.configVersion) return refuse(Refusal::configurationChanged);
    if (given.actor.role == Role::systemAdministrator) {
        for (const ConfigEntry& entry : command.entries) {
            const auto* person = std::get_if<StaffConfig>(&entry);
            if (person != nullptr && givesRights(state, *person)) return refuse(Refusal::notAllowed);
        }
    }
    if (given.actor.role == Role::manager) {
        for (const ConfigEntry& entry : command.entries) {
            const auto* person = std::get_if<StaffConfig>(&entry);
            if (person != nullptr && isMoreThanRoster(state, *person)) return refuse(Refusal::notAllowed);
        }
    }
    Plan plan(state, command, given.stamp.localDate);
    if (auto no = plan.check()) return *no;
    return plan.events();
}

void apply(State& state, const Configured& configured, const Event& event) {
    std::visit([&](const auto& entry) { put(state, entry, event.at); }, configured.entry);
    state.configVersion = configured.version;
    if (std::holds_alternative<EvaluationRulesConfig>(configured.entry)) state.evaluations.form = configured.version;
}

}  // namespace hall::core::law
