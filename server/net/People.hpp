// Private to this room: who stands behind a token, and everything about people over HTTP. Belongs to the network thread; work on the
// store is handed to the writer's thread, work on secrets to threads of their own.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/wire/Frames.hpp"
#include "server/access/Approvals.hpp"
#include "server/access/Devices.hpp"
#include "server/access/Hasher.hpp"
#include "server/access/Secrets.hpp"
#include "server/access/Sessions.hpp"
#include "server/net/Doorkeeper.hpp"
#include "server/net/Reply.hpp"
#include "server/net/Routes.hpp"
#include "server/net/StaffList.hpp"

namespace hall::engine {
class Engine;
class EventLog;
struct Submission;
}

namespace hall::net {

class Connection;
class Hub;
class Line;
struct Request;

/// The connection that waits for an answer. Copied into any thread.
struct Waiting {
    Hub* hub{};
    std::weak_ptr<Line> line;
    void answer(Reply reply) const;
};

class People final : public Doorkeeper {
  public:
    explicit People(Hub& hub);
    ~People() override;

    /// In the writer's thread, before the first connection: those who were signed in go on.
    void load(const core::State& state);
    /// Ends the hashing threads; whoever waits for them gets no answer.
    void stop();

    using Doorkeeper::bearer;
    [[nodiscard]] Bearer bearer(const access::TokenHash& hash) const override;
    void used(const Bearer& bearer) override;
    void approve(engine::Submission& submission, const wire::Command& command) override;

    void staffChanged(std::shared_ptr<const StaffList> staff, const std::vector<PlaceEnd>& left);
    /// Sessions that were opened through a device that is shut out now, or has another token, end.
    void devicesChanged();
    void sweep();
    /// All sessions of this person.
    void endAll(const core::StaffId& staff, std::string_view why);

    /// Signing out with the token of a session that has ended, but whose row the store could not drop: it is tried again.
    /// False: there is no such row.
    bool signOutAgain(const std::shared_ptr<Connection>& connection, std::string_view token);

    /// Routes of people and devices.
    void serve(const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const Bearer& bearer);

  private:
    /// A secret to be judged. Everything that waits for it holds `slot`: there are so many at most.
    struct Attempt {
        std::string login;                  ///< as typed; with `staff`: not used
        core::StaffId staff;                ///< of a session that is to be unlocked
        access::SharedSecret secret;
        access::SharedSecret newSecret;     ///< none: it stays
        std::string address;
        std::shared_ptr<void> slot;
    };
    struct Verified {
        engine::Account account;
        core::StaffConfig config;
    };
    /// A session that is being opened.
    struct Opening {
        access::Session session;
        std::string deviceHash;             ///< of the device's token through which it came; empty: through none
    };
    using Good = std::function<void(const core::State&, const Verified&)>;   ///< in the writer's thread
    struct Judged;

    // PeopleSignIn.cpp
    void verify(Waiting waiting, Attempt attempt, Good good);
    void judge(const Waiting& waiting, const Attempt& attempt, const Good& good, const std::string& key, const std::string& hash, bool known);
    void conclude(const core::State& state, const Waiting& waiting, const Attempt& attempt, const Good& good, const Judged& judged);
    std::optional<Attempt> attemptOf(const Waiting& waiting, const Connection& connection, std::string name, std::string secret);
    void signIn(const std::shared_ptr<Connection>& connection, const Request& request, const Bearer& bearer);
    void openSession(const Waiting& waiting, const Verified& verified, Opening opening, bool takeOver);
    void keepSession(const Waiting& waiting, const std::string& displayName, const std::vector<core::Role>& roles, Opening opening);
    void admit(const Waiting& waiting, const Opening& opening, Reply reply);
    void tellSession(const Waiting& waiting, const access::Session& session, bool locked);
    void signOut(const Waiting& waiting, const access::Session& session);
    void lock(const Waiting& waiting, const access::Session& session);
    void unlock(const std::shared_ptr<Connection>& connection, const Request& request, const access::Session& session);
    void giveApproval(const std::shared_ptr<Connection>& connection, const Request& request, const Bearer& bearer);

    // PeopleAdmin.cpp
    void listAccounts(const Waiting& waiting, const std::string& only);
    void createAccount(const Waiting& waiting, const Request& request, const core::Actor& actor);
    void changeAccount(const Waiting& waiting, const Route& route, const Request& request, const core::Actor& actor);
    void resetSecret(const Waiting& waiting, const Route& route, const Request& request, const core::Actor& actor);
    void endSessions(const Waiting& waiting, const Route& route, const core::Actor& actor);
    void listDevices(const Waiting& waiting);
    void addDevice(const Waiting& waiting, const Request& request, const core::Actor& actor);
    void revokeDevice(const Waiting& waiting, const Route& route, const core::Actor& actor);
    void configureStaff(const Waiting& waiting, core::StaffConfig config, const core::Actor& actor, int status, std::string more);
    void hashOneTime(const Waiting& waiting, std::function<void(std::string secret, std::string hash)> then);
    void publishDevices();

    // People.cpp
    /// They are out: sockets closed, rows dropped, places left where the law has not seen to it.
    void end(const std::vector<access::Session>& ended, std::string_view why, bool leavePlaces);
    void leavePlace(const access::Session& session);
    /// Drops the rows of ended sessions, and tells how that went: 204, or the problem. May be empty.
    void dropRows(std::vector<std::string> hashes, std::function<void(Reply)> told = {});
    [[nodiscard]] bool throughAnother(const access::Session& session) const;
    void prune();
    void store();
    [[nodiscard]] core::Instant now() const;
    bool ask(const Waiting& waiting, std::function<void(const core::State&, engine::EventLog&)> task);
    /// A line for the journal: codes and staff ids only. From any thread.
    void audit(std::string line) const;
    /// Counts what happened, under a fixed word. From any thread.
    void count(std::string_view what) const;
    [[nodiscard]] std::size_t sessionsOf(const core::StaffId& staff) const;

    Hub& hub_;
    engine::Engine* engine_{};                    ///< from load() on; outlives this
    access::Sessions sessions_;
    access::Approvals approvals_;
    /// Sessions that have ended and whose rows are still there, by hash: a row that stays lets somebody in again after a restart.
    std::map<std::string, core::StaffId> undropped_;
    bool dropping_{};                             ///< the sweep's own try is on its way
    core::Instant prunedAt_;                      ///< when old guesses were last dropped
    std::shared_ptr<const access::Devices> devices_;  ///< as devicesChanged() saw them last
    std::shared_ptr<const StaffList> staff_;
    std::shared_ptr<std::atomic<int>> attempts_;  ///< secrets being judged or made
    std::string dummyHash_;                       ///< judged for names that nobody has
    std::unique_ptr<access::Hasher> hasher_;
};

}  // namespace hall::net
