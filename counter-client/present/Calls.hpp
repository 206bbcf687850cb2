// What the clerk's window asks of the server beside the queue's commands: people, devices, approvals, explanations. Present says what
// to ask and reads the answer; control puts it on the wire.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "counter-client/present/Screen.hpp"
#include "schema/wire/Cases.hpp"
#include "schema/wire/Evaluation.hpp"
#include "schema/wire/Supervision.hpp"
#include "schema/wire/Values.hpp"

namespace hall::counter {

enum class Ask { whoAmI, signIn, signOut, lock, unlock, approve, explain, accounts, createAccount, changeAccount, devices, addDevice, revokeDevice,
                 casePage, caseSearch, reveal, caseFile, tasks,
                 supervision, requests, followUps, followUpAct, packages, branch,
                 ratingOffer, rate };

/// Whose bearer token goes with it.
enum class Bearer { device, session };

using FieldValue = std::variant<std::string, bool, std::int64_t, std::vector<std::string>, std::vector<wire::PackageAnswer>, wire::Party>;

struct Request {
    Ask ask{};
    std::string method;
    std::string path;
    Bearer bearer{Bearer::session};
    std::vector<std::pair<std::string, FieldValue>> fields;  ///< of the JSON body; none: no body
    std::string ifMatch;
    std::string token;                     ///< of a session that is not the present one any more
    std::string subject{};                 ///< what it is about: a case number, a file's id
    std::string ifNoneMatch{};
    bool once{};                           ///< goes with an Idempotency-Key of its own
    std::string key{};                     ///< the Idempotency-Key, where the same request may be sent again
};

struct SignedIn {
    std::string token;
    std::string staff;
    std::string displayName;
    std::string role;
    std::vector<std::string> roles;
    std::optional<std::string> counter;
    std::int64_t idleLockMinutes{};
    bool locked{};
};

struct Account {
    std::string id;
    std::string name;
    std::string displayName;
    std::vector<std::string> roles;
    bool disabled{};
    bool mustChange{};
    std::string etag;
    bool operator==(const Account&) const = default;
};

struct Device {
    std::string name;
    std::string role;
    std::string counter;
    bool revoked{};
    bool operator==(const Device&) const = default;
};

/// Only what belongs to the question is filled. `status` 0: the server could not be reached.
struct Answer {
    std::int32_t status{};
    std::string code;                      ///< of the problem
    std::int64_t retryAfterSeconds{};
    std::optional<SignedIn> session;
    std::string approval;
    std::vector<Account> accounts;
    std::vector<Device> devices;
    std::string secret;                    ///< one-time secret or device token: shown once, kept nowhere
    std::vector<ExplainedLine> lines;      ///< of an explanation
    std::optional<wire::CaseView> casePage;
    std::string etag;                      ///< of the page, with quotes: it also tells what this reader may see
    std::optional<wire::CaseList> cases;
    std::optional<wire::Party> applicant;  ///< of a reveal: in full
    std::optional<wire::Party> agent;
    std::string bytes;                     ///< of a file
    std::string mediaType;
    std::optional<wire::Supervision> supervision;
    std::optional<wire::ApprovalList> approvals;
    std::optional<wire::FollowUpList> followUps;
    std::string followUp;                  ///< id of the one that a command was about
    std::optional<wire::PackageList> packages;
    std::optional<wire::PackageBranch> branch;
    std::optional<wire::RatingOffer> ratingOffer;
    [[nodiscard]] bool good() const { return status >= 200 && status < 300; }
    [[nodiscard]] wire::Problem problem() const {
        return {status == 0 ? "server-away" : code.empty() ? "http-" + std::to_string(status) : code, status, {}, {}};
    }
};

}  // namespace hall::counter
