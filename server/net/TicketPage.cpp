#include "server/net/TicketPage.hpp"

#include <map>

namespace hall::net {

namespace {

using Slots = std::map<std::string_view, std::string>;

void appendEscaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
}

/// A name in braces that is no slot becomes nothing.
std::string filled(std::string_view page, const Slots& slots) {
    std::string out;
    out.reserve(page.size() + 1'024);
    for (std::size_t at = 0; at < page.size();) {
        const std::size_t open = page.find("{{", at);
        const std::size_t close = open == std::string_view::npos ? open : page.find("}}", open);
        if (close == std::string_view::npos) return out.append(page.substr(at));
        out.append(page.substr(at, open - at));
        if (const auto slot = slots.find(page.substr(open + 2, close - open - 2)); slot != slots.end()) appendEscaped(out, slot->second);
        at = close + 2;
    }
    return out;
}

/// As visit.js does it for every view after the first.
std::string kindOfAhead(std::int32_t ahead) { return ahead == 0 ? "next" : ahead == 1 ? "one" : "some"; }
std::string kindOfWait(const wire::WaitMinutes& wait) {
    if (wait.to == 0) return "now";
    return wait.from == 0 ? "upto" : wait.from == wait.to ? "about" : "between";
}

}  // namespace

std::string ticketPage(std::string_view page, const wire::VisitView* visit, std::string_view json) {
    if (visit == nullptr) return filled(page, {{"lang", "zh-CN"}, {"title", "一窗"}, {"state", "unknown"}});
    const bool english = visit->language == "en";
    const std::string& hall = english && !visit->hall.en.empty() ? visit->hall.en : visit->hall.zh;
    Slots slots{{"lang", english ? "en" : "zh-CN"}, {"title", visit->number + " · " + hall}, {"state", visit->state},
                {"number", visit->number}, {"queue-zh", visit->queue.zh}, {"queue-en", visit->queue.en.empty() ? visit->queue.zh : visit->queue.en},
                {"calls", std::to_string(visit->calls)}, {"calls-kind", visit->calls > 1 ? "again" : "first"}, {"counter", visit->counterLabel.value_or("")},
                {"visit", std::string(json)}};
    if (visit->ahead) slots.insert({{"ahead", std::to_string(*visit->ahead)}, {"ahead-kind", kindOfAhead(*visit->ahead)}});
    if (visit->wait)
        slots.insert({{"from", std::to_string(visit->wait->from)}, {"to", std::to_string(visit->wait->to)}, {"wait-kind", kindOfWait(*visit->wait)}});
    return filled(page, slots);
}

std::string emptyTicketPage(std::string_view page) { return filled(page, {{"lang", "zh-CN"}, {"title", "一窗"}}); }

}  // namespace hall::net
