// Secrets that people know: hashed with argon2id, made here when a person needs a first one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hall::access {

/// A text that is wiped when it goes. Neither copied nor printed: pass it as SharedSecret.
class Secret {
  public:
    explicit Secret(std::string text);
    ~Secret();
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    [[nodiscard]] std::string_view text() const { return text_; }

  private:
    std::string text_;
};
using SharedSecret = std::shared_ptr<const Secret>;

/// Overwrites the whole of the text's memory, then empties it.
void wipe(std::string& text);

/// What one hash costs. The default is above the floor of 19 MiB and 2 passes that OWASP's password storage cheat sheet names.
struct HashCost {
    std::uint64_t passes{3};
    std::size_t memoryBytes{std::size_t{64} << 20};
};

/// "$argon2id$v=19$m=65536,t=3,p=1$...": salt and cost are in it, nothing of the secret is cut off. Empty: there was no memory for
/// it. Takes about a fifth of a second, so never call it in the writer's or the network's thread.
std::string hashSecret(std::string_view secret, const HashCost& cost = {});

/// As slow as hashSecret(); in constant time whatever differs. False also for what is no hash.
bool matches(const std::string& hash, std::string_view secret);

/// Made at another cost than this one?
bool costDiffers(const std::string& hash, const HashCost& cost);

/// What matches() took less for this hash than for one at `cost` is spent here, so that how long a wrong secret takes does not tell
/// which accounts have an older, cheaper hash.
void spendRest(const std::string& hash, const HashCost& cost);

/// A secret for a first sign-in, to be changed there: 80 bits as "k7mq-4tzn-9xwf-p2hd", without letters that look alike.
std::string mintOneTimeSecret();

}  // namespace hall::access
