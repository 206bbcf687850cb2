// The column `extra`: what has no column of its own, as JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/Events.hpp"

namespace hall::store::codec {

/// {"queue":{"code":"b","letters":"B",...}}: one member, named after the sort of entry.
std::string entryText(const core::ConfigEntry& entry);
bool readEntry(std::string_view text, core::ConfigEntry& entry);

/// {"candidates":[[TICKET,"QUEUE",VIRTUAL_ARRIVAL_MS,DUE_MS],...]}, and a fifth number, the score, where it is not 0. Every call
/// has them, so this form is written and read by hand; text of any other form goes through the general parser.
std::string candidatesText(const std::vector<core::Candidate>& candidates);
bool readCandidates(std::string_view text, std::vector<core::Candidate>& candidates);

/// What an event about a case has besides its columns; empty when it has nothing. Others: empty.
std::string caseText(const core::EventBody& body);
/// Puts it into `body`, which is of the kind already.
bool readCase(std::string_view extra, core::EventBody& body);

/// The other members of an extra, each with what a text without it means. Which kind has which: docs/decisions/0025.
struct More {
    std::int32_t tier{1};
    bool afterFinish{};
    std::vector<core::ItemCode> further;
    std::vector<core::ItemCode> with;
    std::uint64_t lease{};
    std::int64_t issuedAt{};
    std::string toCounter;
    std::string toClerk;
    std::uint64_t firstSeq{};
    std::uint64_t lastSeq{};
    std::optional<bool> entitled;
    std::string kiosk;
    std::uint32_t first{};
    std::uint32_t last{};
    std::string staff;
    std::string approver;
    std::vector<std::int32_t> told;  ///< p10, p50, p90 in seconds
    std::string phone;
    std::int64_t reachableFrom{};
};
/// Puts the members that are not absent into `extra`, which is empty or an object already.
void addMore(const More& more, std::string& extra);
bool readMore(std::string_view extra, More& more);

/// "kiosk", "system-administrator": the words of the stored form.
std::string_view roleWord(core::Role role);
std::optional<core::Role> roleOf(std::string_view word);

}  // namespace hall::store::codec
