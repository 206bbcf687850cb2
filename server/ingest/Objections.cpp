#include "server/ingest/Objections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "server/core/Limits.hpp"
#include "server/ingest/HallText.hpp"

namespace hall::ingest {
namespace {

namespace limits = core::limits;

/// Reasons that are the same whatever the entry is. The first that fits: `table` empty stands for any.
struct Reason {
    std::string_view table;
    std::string_view member;
    std::string_view key;      ///< as the file writes it; empty: the member with _ for -
    std::string_view text;
};

constexpr std::string_view codeText = "1 to 64 of A to Z, a to z, 0 to 9, dot, - and _";

constexpr auto reasons = std::to_array<Reason>({
    {"hall", "code", "", "1 to 16 of a to z and 0 to 9; it stays as it is once tickets were given: their names begin with it"},
    {"", "code", "", codeText},
    {"", "id", "", codeText},
    {"", "twice", "", "stands twice in the file"},
    {"", "name", "", "the Chinese name is missing, is longer than 1000 bytes, or has control characters"},
    {"", "notice", "", "the Chinese text is missing, is longer than 1000 bytes, or has control characters"},
    {"hall", "time-zone", "", "a name like \"Asia/Shanghai\""},
    {"", "opens-at", "", "a time of the day, before closes_at"},
    {"", "closes-at", "", "must be later than opens_at"},
    {"hall", "demo", "", "stays as it is once tickets were given: a real hall's log has real times in it"},
    {"hall", "area-code", "", "six digits"},
    {"hall", "hall-number", "", "two digits"},
    {"hall", "one-window-queue", "", "no queue has this code"},
    {"hall", "urgency-lead", "urgency_lead_seconds", "0 to 3600"},
    {"hall", "undo", "undo_seconds", "0 to 600"},
    {"hall", "idle-lock", "idle_lock_minutes", "0 to 30"},
    {"queue", "letters-in-use", "letters", "numbers with the present letters and digits were given today: change them when the day is over"},
    {"", "maximum-wait", "maximum_wait_minutes", "1 to 1440"},
    {"class", "credit", "credit_minutes", "0 to 240"},
    {"profile", "shares", "", "as many as queues, each 1 to 100, and none with rule = \"preference\""},
    {"staff", "roles", "", "a role stands twice, or is no person's"},
    {"staff", "roles-exclude-one-another", "roles",
     "system-administrator, security-administrator and auditor are three persons: one may not have two of these roles"},
    {"staff", "departments", "", "a code is none, or stands twice"},
    {"department", "credit-code", "", "18 characters at most"},
    {"calendar", "holidays", "", "a date is none, is of another year, or stands twice"},
    {"calendar", "workdays", "", "a date is none, is of another year, stands twice, or is a holiday too"},
    {"calendar", "source", "", "who announced the year's holidays is missing"},
    {"item", "queue", "", "no queue has this code"},
    {"guide", "item", "", "no service item has this code"},
    {"package", "items", "", "an item is none of the hall's service items: import the catalogue first"},
    {"package", "items/when", "", "speaks of a question or an answer that the package does not have"},
    {"package", "items/after", "", "an item is none of this package, or stands twice"},
    {"package", "questions", "", "a code is none or stands twice, or there are too many"},
    {"package", "questions/answers", "", "2 to 20, each code once"},
    {"package", "questions/when", "", "speaks of a question that does not come before, or of an answer that it does not offer"},
    {"package", "materials", "", "a code is none or stands twice"},
    {"package", "materials/when", "", "is missing, or speaks of a question or an answer that the package does not have"},
    {"package", "note", "", "the Chinese text is missing, is longer than 1000 bytes, or has control characters"},
    {"package", "lead", "", "1 to 64 of A to Z, a to z, 0 to 9, dot, - and _"},
    {"queue", "departments", "takes", "a code is none"},
    {"case_rules", "follow-ups", "follow_up_class", "a code is none or stands twice, a name is missing, or there are too many"},
    {"case_rules", "follow-ups/escalation", "escalation", "1 to 64 of A to Z, a to z, 0 to 9, dot, - and _"},
    {"opening", "weekdays", "", "at least one of 1 Monday to 7 Sunday, each once"},
    {"opening", "open", "", "a date is none, or stands twice"},
    {"opening", "closed", "", "a date is none, or stands twice"},
    {"evaluation", "reasons", "", "each with a code of small letters and hyphens, once, and a name"},
    {"evaluation", "close-days", "", "at least as many as days"},
    {"remote", "radius", "radius_m", "0 to 100000, and no more than four hours of way"},
    {"remote", "latitude", "latitude_e6", "millionths of a degree"},
    {"remote", "longitude", "longitude_e6", "millionths of a degree"},
    {"booking", "queue", "", "no queue has this code"},
    {"booking", "class", "", "no class has this code"},
    {"booking", "hours", "", "1 to 12 stretches of a day in order, none within another"},
    {"booking", "weekdays", "", "1 Monday to 7 Sunday, each once"},
    {"booking", "closed", "", "a date is none, or there are too many"},
});

bool isLetters(std::string_view text) {
    return (text.size() == 1 || text.size() == 2) &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z' && c != 'I' && c != 'O'; });
}

/// Who else in the file has it: "queue land has it too".
template <class Entry>
std::string sharedWith(const HallFile& file, const Entry& mine, std::string Entry::*member, std::string_view what) {
    for (const auto& any : file.entries) {
        const auto* other = std::get_if<Entry>(&any);
        if (other == nullptr || other->*member != mine.*member) continue;
        const std::string code = textOf(any).code;
        if (code != textOf(mine).code) return fmt::format("{} {} has the same", what, code);
    }
    return fmt::format("another {} of the hall, which this file leaves out, has the same", what);
}

/// What is wrong with a list of queues.
std::string queuesText(const HallFile& file, const std::vector<core::QueueCode>& queues) {
    if (queues.empty()) return "at least one queue";
    std::string unknown;
    for (std::size_t i = 0; i < queues.size(); ++i) {
        if (std::find(queues.begin(), queues.begin() + static_cast<std::ptrdiff_t>(i), queues[i]) != queues.begin() + static_cast<std::ptrdiff_t>(i))
            return fmt::format("{} stands twice", queues[i].value);
        const bool known = std::any_of(file.entries.begin(), file.entries.end(), [&](const auto& any) {
            const auto* queue = std::get_if<core::QueueConfig>(&any);
            return queue != nullptr && queue->code == queues[i];
        });
        if (!known) unknown += (unknown.empty() ? "" : ", ") + queues[i].value;
    }
    if (!unknown.empty()) return fmt::format("no queue is configured as {}", unknown);
    return fmt::format("at most {} queues", limits::queues);
}

/// Reasons that only the entry itself tells.
struct Own {
    const HallFile& file;
    std::string_view member;

    std::string operator()(const core::QueueConfig& queue) const {
        if (member != "letters") return {};
        if (!isLetters(queue.letters)) return "one or two of A to Z, without I and O, which read as 1 and 0";
        return fmt::format("{}: {}", queue.letters, sharedWith(file, queue, &core::QueueConfig::letters, "queue"));
    }
    std::string operator()(const core::CounterConfig& counter) const {
        if (member == "profile") return fmt::format("no profile is configured as {}", counter.profile.value);
        if (member != "label") return {};
        if (counter.label.empty() || counter.label.size() > limits::labelBytes)
            return fmt::format("1 to {} bytes, which is {} Chinese characters", limits::labelBytes, limits::labelBytes / 3);
        for (const char c : counter.label)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return "has control characters";
        return fmt::format("{}: {}", counter.label, sharedWith(file, counter, &core::CounterConfig::label, "counter"));
    }
    std::string operator()(const core::ProfileConfig& profile) const {
        return member == "queues" ? queuesText(file, profile.queues) : std::string{};
    }
    std::string operator()(const core::StaffConfig& staff) const {
        if (member == "skills") return queuesText(file, staff.skills);
        if (member != "fallback") return {};
        for (const auto& queue : staff.fallback) {
            if (std::find(staff.skills.begin(), staff.skills.end(), queue) != staff.skills.end())
                return fmt::format("{} is among the skills too", queue.value);
        }
        return queuesText(file, staff.fallback);
    }
    std::string operator()(const auto&) const { return {}; }
};

std::string keyOf(std::string_view member) {
    std::string key(member);
    std::replace(key.begin(), key.end(), '-', '_');
    return key;
}

}  // namespace

std::string objectionText(const HallFile& file, const core::ConfigEntry& entry, std::string_view member) {
    if (const std::string own = std::visit(Own{file, member}, entry); !own.empty()) return fmt::format("{}: {}", keyOf(member), own);
    const std::string_view table = textOf(entry).table;
    for (const Reason& reason : reasons) {
        if (reason.member != member || (!reason.table.empty() && reason.table != table)) continue;
        if (member == "twice") return std::string(reason.text);
        const bool id = member == "code" && (table == "counter" || table == "staff");
        const std::string key = id ? "id" : reason.key.empty() ? keyOf(member) : std::string(reason.key);
        return fmt::format("{}: {}", key, reason.text);
    }
    return keyOf(member);
}

std::string circleText(std::string_view circle, const std::function<std::string(const std::string&)>& nameOf) {
    std::string out = "items that need each other's results, so that nobody could ever bring them: ";
    for (std::size_t at = 0; at < circle.size();) {
        const std::size_t end = std::min(circle.find(" > ", at), circle.size());
        const std::string item(circle.substr(at, end - at));
        const std::string name = nameOf(item);
        out += fmt::format("{}{}{}", at == 0 ? "" : " needs ", item, name.empty() ? "" : " (" + name + ")");
        at = end + 3;
    }
    return out;
}

std::string objectionText(std::string_view word) {
    struct Bound {
        std::string_view word;
        std::size_t most;
    };
    constexpr auto bounds = std::to_array<Bound>({{"queues", limits::queues}, {"classes", limits::classes}, {"profiles", limits::profiles},
                                                  {"counters", limits::counters}, {"items", limits::items}, {"staff", limits::staff},
                                                  {"departments", limits::departments}, {"calendars", limits::calendars}, {"packages", limits::packages},
                                                  {"guides", limits::guides}, {"entries", limits::configureEntries}});
    for (const Bound& bound : bounds)
        if (bound.word == word) return fmt::format("{}: there may be {} of them at most", word, bound.most);
    return std::string(word);
}

}  // namespace hall::ingest
