#include "server/app/EventJson.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <variant>

#include "schema/wire/Frames.hpp"
#include "server/store/Codec.hpp"

namespace hall::app {
namespace {

using store::codec::Cell;
using store::codec::Column;

/// "config_version" as "configVersion".
std::string memberName(std::string_view column) {
    std::string out;
    bool upper = false;
    for (const char c : column) {
        if (c == '_') {
            upper = true;
            continue;
        }
        out += upper ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return out;
}

std::string_view kindWord(std::int64_t id) {
    for (const auto& kind : store::codec::kinds()) {
        if (kind.id == id) return kind.word;
    }
    return "";
}

std::string jsonText(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Is there a column of this name with something in it?
bool isColumn(const store::codec::Row& row, const std::string& name) {
    for (std::size_t i = 0; i < store::codec::columnCount; ++i) {
        const auto column = static_cast<Column>(i);
        if (column != Column::extra && row[column].type != Cell::Type::null && memberName(store::codec::name(column)) == name) return true;
    }
    return false;
}

/// The members of `extra`, named as the wire names them: "issued_at" as "issuedAt"; "kind" as "ofKind", for the event has one itself.
std::string extraMembers(const store::codec::Row& row, const char* separator) {
    const std::string_view extra = row[Column::extra].text;
    if (extra.size() <= 2) return {};
    // Calls are most of what has an extra, and their names are one word each.
    if (extra.starts_with("{\"candidates\":") && extra.ends_with("]}")) return separator + std::string(extra.substr(1, extra.size() - 2));
    const auto json = nlohmann::ordered_json::parse(extra, nullptr, false);
    std::string out;
    for (const auto& [name, value] : json.items()) {
        std::string member = memberName(name);
        if (isColumn(row, member)) member = "of" + std::string(1, static_cast<char>(member[0] - 'a' + 'A')) + member.substr(1);
        out.append(out.empty() ? separator : ",").append("\"").append(member).append("\":");
        out.append(value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
    return out;
}

/// Nobody who reads events learns which visit was rated how: that stands in the log, and with whoever handles a bad one.
std::optional<core::Event> withoutRated(const core::Event& event) {
    if (const auto* given = std::get_if<core::EvaluationGiven>(&event.body)) {
        core::EvaluationGiven told;
        told.evaluation = given->evaluation;
        told.again = given->again;
        told.form = given->form;
        told.date = given->date;
        return core::Event{event.seq, event.at, {core::Role::phone, "visitor", {}}, told};
    }
    const auto* opened = std::get_if<core::FollowUpOpened>(&event.body);
    if (opened == nullptr || opened->evaluation.value == 0) return std::nullopt;
    core::FollowUpOpened told = *opened;
    told.visit = {};
    told.about = {};
    return core::Event{event.seq, event.at, {core::Role::phone, "visitor", {}}, told};
}

}  // namespace

std::string eventJson(const core::Event& stored, std::int32_t offsetMinutes) {
    const auto kept = withoutRated(stored);
    const core::Event& event = kept ? *kept : stored;
    store::codec::Row row;
    store::codec::encode(event, row);
    std::string out = "{";
    for (std::size_t i = 0; i < store::codec::columnCount; ++i) {
        const auto column = static_cast<Column>(i);
        const Cell& cell = row[column];
        if (cell.type == Cell::Type::null) continue;
        const char* separator = out.size() > 1 ? "," : "";
        if (column == Column::extra) {
            // An object of its own in the table, members of the event on the wire.
            out.append(extraMembers(row, separator));
            continue;
        }
        out += fmt::format("{}\"{}\":", separator, memberName(store::codec::name(column)));
        if (column == Column::at) {
            out += jsonText(wire::format({cell.integer, offsetMinutes}));
        } else if (column == Column::kind) {
            out += jsonText(kindWord(cell.integer));
        } else if (cell.type == Cell::Type::integer) {
            out += std::to_string(cell.integer);
        } else {
            out += jsonText(cell.text);
        }
    }
    out += '}';
    return out;
}

}  // namespace hall::app
