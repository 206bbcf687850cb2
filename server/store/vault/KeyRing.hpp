// The hall's keys in memory: what seals, opens and hashes.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "server/engine/Ports.hpp"
#include "server/store/vault/KeyFile.hpp"

namespace hall::store::vault {

/// From any thread. The newest generation seals, every one that is there opens.
class KeyRing final : public engine::Sealer {
  public:
    KeyRing(Keys keys, std::string file);
    /// Without a file: for tests and simulations.
    static std::unique_ptr<KeyRing> inMemory(Profile profile = Profile::standard);

    // --- engine::Sealer
    std::string seal(std::string_view place, std::string_view plain) const override;
    std::optional<std::string> open(std::string_view place, std::string_view box) const override;
    std::string keyedHash(std::string_view purpose, std::string_view text) const override;
    std::string drawId() const override;

    /// Tells which keys these are without telling anything of them: 16 hexadecimal digits; the same through all generations.
    [[nodiscard]] std::string fingerprint() const;
    [[nodiscard]] Generation newest() const;
    struct Told { Generation generation{}; Profile profile{Profile::standard}; };
    [[nodiscard]] std::vector<Told> generations() const;
    [[nodiscard]] const std::string& file() const { return file_; }

    /// A new generation: first durable in the file, then used.
    std::optional<Problem> begin(Profile profile);
    /// All generations but the newest leave the file. Boxes of theirs can still be opened until this object ends, so that what was
    /// read before is not lost in the middle.
    std::optional<Problem> retire();

  private:
    [[nodiscard]] std::shared_ptr<const Keys> keys() const;
    void use(Keys keys);

    std::string file_;
    mutable std::mutex mutex_;
    std::shared_ptr<const Keys> keys_;
    std::vector<SealKey> retired_;
};

/// The keys of the hall in the directory, proved to be those with which its vault was sealed. A hall that has no vault yet (made
/// before 0.3) gets new ones of `forNew`; a hall that has one never does: then a missing, damaged or foreign file is a Problem.
Result<std::unique_ptr<KeyRing>> openKeys(Store& store, const std::string& directory, Profile forNew = Profile::standard);

/// Notes in the store which generation is in use, so that an older key file is recognised. In the store's thread.
std::optional<Problem> noteKeys(Store& store, const KeyRing& ring);

}  // namespace hall::store::vault
