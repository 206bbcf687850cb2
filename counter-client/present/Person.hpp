// Who works at this counter, as a pure machine: signing in, the secret that must change, a place taken elsewhere, delays after
// failures, the lock, and a session that goes on after a restart. Secrets pass through; they are held only while an answer to
// them is awaited.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "counter-client/present/Calls.hpp"
#include "counter-client/present/Desk.hpp"
#include "counter-client/present/Screen.hpp"

namespace hall::counter {

struct EntranceForm {
    std::string name;
    std::string secret;
    std::string role;        ///< word; empty: the person's usual one
    std::string newSecret;
    std::string repeated;
};

class Person {
  public:
    /// A token kept from before: asks whose it is. While the server is away it is asked again every 2 s.
    std::optional<Request> resume(std::string token, const Moment& now);
    /// The form of the present entrance: sign in, change the secret, take over, unlock.
    std::optional<Request> submit(const EntranceForm& form, const Moment& now);
    /// Back to the plain form; what was typed is forgotten.
    void cancel();
    std::optional<Request> lock(const Moment& now);
    /// The session ends when the server says so: nobody leaves a visitor at the counter alone.
    std::optional<Request> signOut();
    /// From the lock: somebody else signs in here, over the one who is away.
    void otherPerson();
    /// What is to be told beside the page; nothing most of the time.
    std::optional<Sentence> takeNotice() { return std::exchange(notice_, std::nullopt); }
    /// A key or the mouse: the person is here.
    void touched(const Moment& now) { touchedMs_ = now.steadyMs; }
    /// Time passes: the idle lock, and what is to be asked again.
    std::optional<Request> tick(const Moment& now);
    std::optional<Request> answered(const Request& request, const Answer& answer, const Moment& now);
    void lockedByServer();
    void endedByServer();

    [[nodiscard]] bool signedIn() const { return who_.has_value() && !locked_; }
    [[nodiscard]] bool locked() const { return who_.has_value() && locked_; }
    /// A kept token is still being asked about.
    [[nodiscard]] bool resuming() const { return !resuming_.empty(); }
    [[nodiscard]] const std::optional<SignedIn>& who() const { return who_; }
    [[nodiscard]] PersonScreen screen(const Moment& now) const;

  private:
    Request signInRequest(bool takeOver) const;
    void say(Sentence sentence, Tone tone);
    void begin(const SignedIn& session, const Moment& now);
    void refuse(const Answer& answer, const Moment& now);
    void forget();
    void signedOut(const Request& request, const Answer& answer);

    std::optional<SignedIn> who_;
    bool locked_{};
    bool other_{};                      ///< while locked: the form is somebody else's
    bool leaving_{};
    std::optional<Sentence> notice_;
    Entrance entrance_{Entrance::signIn};
    EntranceForm form_;                 ///< only while its answer is awaited
    std::string resuming_;              ///< token that is being asked about
    std::int64_t resumeAtMs_{};
    bool busy_{};
    std::int64_t barredUntilMs_{};
    std::int64_t touchedMs_{};
    Sentence message_;
    Tone tone_{};
    std::uint64_t opening_{};
};

/// The words of a role, and the roles that may be chosen.
Phrase rolePhrase(std::string_view role);
const std::vector<std::string>& personRoles();

/// Persons with these roles work at a counter; the others have no place.
bool takesPlace(std::string_view role);
/// Persons with these roles see the tasks of the departments.
bool seesTasks(std::string_view role);
/// Persons with these roles see the lights of all departments, requests and follow-ups.
bool supervises(std::string_view role);
/// Persons with these roles see the follow-ups of their departments, and answer them.
bool answersFollowUps(std::string_view role);
/// May see accounts and devices; what may be changed there is Office's to know.
bool mayAdminister(std::string_view role);

/// Which page is shown, of the one that was asked for.
Page pageShown(const Person& person, Page wanted, bool signInRequired);
/// Whether the queue's keys rest.
Bar barOf(const Person& person, bool signInRequired);
std::vector<MenuEntry> menuOf(const Person& person, Page page, bool signInRequired);

}  // namespace hall::counter
