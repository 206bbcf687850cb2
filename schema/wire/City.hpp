// What the city's platform is told: answers to what it puts, the state of an application, and the events that go out to it. No
// personal data stand in any of these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schema/wire/Frames.hpp"

namespace hall::wire {

/// Answer to PUT /api/v1/applications/ID.
struct ApplicationAnswer {
    std::string application;
    std::string number;                    ///< JSON "case"
    std::string state;
    std::int64_t revision{};
    bool changed{};                        ///< false: this revision was here already
    std::vector<std::string> warnings;     ///< "applicant.idNumber": its check character is wrong, which a legal old one may have
    auto operator<=>(const ApplicationAnswer&) const = default;
};

struct ApplicationItem {
    std::string code;
    std::optional<std::string> state;      ///< of its task, once there is one
    std::optional<std::string> verdict;
    std::optional<std::string> resultNumber;
    auto operator<=>(const ApplicationItem&) const = default;
};
struct ApplicationPaper {
    std::string code;
    std::string state;
    bool required{};
    bool satisfied{};
    auto operator<=>(const ApplicationPaper&) const = default;
};
/// GET /api/v1/applications/ID
struct ApplicationStatus {
    std::string application;
    std::string number;                    ///< JSON "case"
    std::string state;
    std::int32_t stateCode{};
    std::string preReview;
    std::int64_t revision{};
    bool complete{};                       ///< every required material is satisfied
    std::vector<ApplicationItem> items;
    std::vector<ApplicationPaper> materials;
    std::int64_t files{};
    std::optional<std::string> due;        ///< date
    std::uint64_t seq{};                   ///< of the case's newest event
    auto operator<=>(const ApplicationStatus&) const = default;
};

/// Answer to PUT /api/v1/applications/ID/files/N.
struct FileAnswer {
    std::string application;
    std::string number;                    ///< JSON "case"
    std::int64_t file{};                   ///< its ordinal
    std::int64_t bytes{};
    std::string sha256;
    bool changed{};
    auto operator<=>(const FileAnswer&) const = default;
};

/// GET /api/v1/documents/NUMBER?code=: what the hall says of a paper that somebody shows.
struct DocumentStatus {
    std::string kind;                      ///< acceptance, notification, refusal, hand-over
    std::string number;                    ///< JSON "case"
    std::string date;
    std::optional<std::string> due;        ///< of an acceptance
    std::string state;                     ///< of the case, now
    auto operator<=>(const DocumentStatus&) const = default;
};

/// CloudEvents 1.0, JSON format. One for each step of a case that its applicant is told of.
struct CityMissing {
    std::string code;
    Name name;                             ///< left out where it was asked for outside the guide: those words are nobody else's
    auto operator<=>(const CityMissing&) const = default;
};
struct CityEventData {
    std::string application;
    std::string number;                    ///< JSON "case"
    std::string state;                     ///< after this event
    std::int32_t stateCode{};
    std::optional<std::string> item;
    std::optional<std::string> verdict;
    std::optional<std::string> resultNumber;
    std::vector<CityMissing> missing;
    std::optional<std::string> due;        ///< date
    bool silent{};                         ///< accepted, because nobody told the applicant in time
    std::optional<std::string> followBy;   ///< accepted: by when `missing` must be brought (date)
    std::optional<std::string> procedure;  ///< kind of the special procedure that began or ended
    Time at;
    auto operator<=>(const CityEventData&) const = default;
};
struct CityEvent {
    std::string id;                        ///< "HALL-SEQ": the same however often it is sent
    std::string source;                    ///< "urn:onewindow:hall:HALL"
    std::string type;                      ///< "cn.onewindow.case.accepted.v1"
    std::string subject;                   ///< the application's ID
    Time time;
    CityEventData data;
    auto operator<=>(const CityEvent&) const = default;
};

std::string encode(const ApplicationAnswer&);
std::string encode(const ApplicationStatus&);
std::string encode(const FileAnswer&);
std::string encode(const DocumentStatus&);
std::string encode(const CityEvent&);
Parsed<CityEvent> parseCityEvent(std::string_view data);

}  // namespace hall::wire
