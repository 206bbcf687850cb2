#include "server/store/vault/KeyRing.hpp"

#include <algorithm>
#include <charconv>

#include "server/store/Codec.hpp"
#include "server/store/vault/Ledger.hpp"

namespace hall::store::vault {

namespace {

/// In `meta`: "FINGERPRINT NEWEST-GENERATION".
constexpr std::string_view metaKey = "vault-keys";

std::string metaOf(const KeyRing& ring) { return ring.fingerprint() + " " + std::to_string(ring.newest()); }

}  // namespace

KeyRing::KeyRing(Keys keys, std::string file) : file_(std::move(file)), keys_(std::make_shared<const Keys>(std::move(keys))) {}

std::unique_ptr<KeyRing> KeyRing::inMemory(Profile profile) { return std::make_unique<KeyRing>(drawKeys(profile), std::string()); }

std::shared_ptr<const Keys> KeyRing::keys() const {
    const std::lock_guard lock(mutex_);
    return keys_;
}

void KeyRing::use(Keys keys) {
    auto fresh = std::make_shared<const Keys>(std::move(keys));
    const std::lock_guard lock(mutex_);
    keys_ = std::move(fresh);
}

std::string KeyRing::seal(std::string_view place, std::string_view plain) const { return vault::seal(keys()->seals.back(), place, plain); }

std::optional<std::string> KeyRing::open(std::string_view place, std::string_view box) const {
    const auto generation = generationOf(box);
    if (!generation) return std::nullopt;
    const auto of = [&](const SealKey& key) { return key.generation == *generation; };
    const auto keysNow = keys();
    if (const auto found = std::find_if(keysNow->seals.begin(), keysNow->seals.end(), of); found != keysNow->seals.end()) {
        return vault::open(*found, place, box);
    }
    const std::lock_guard lock(mutex_);
    const auto retired = std::find_if(retired_.begin(), retired_.end(), of);
    return retired == retired_.end() ? std::nullopt : vault::open(*retired, place, box);
}

std::string KeyRing::keyedHash(std::string_view purpose, std::string_view text) const {
    const auto keysNow = keys();
    return vault::keyedHash(keysNow->hashProfile, keysNow->hash, purpose, text);
}

std::string KeyRing::drawId() const { return drawOpaqueId(); }

std::string KeyRing::fingerprint() const { return codec::hex(keyedHash("vault", "fingerprint").substr(0, 8)); }

Generation KeyRing::newest() const { return keys()->seals.back().generation; }

std::vector<KeyRing::Told> KeyRing::generations() const {
    std::vector<Told> told;
    for (const SealKey& key : keys()->seals) told.push_back({key.generation, key.profile});
    return told;
}

std::optional<Problem> KeyRing::begin(Profile profile) {
    Keys next = *keys();
    if (next.seals.back().generation == UINT16_MAX) return Problem{Problem::Kind::failed, "no further generation can be counted"};
    next.seals.push_back({static_cast<Generation>(next.seals.back().generation + 1), profile, Secret::draw()});
    if (!file_.empty()) {
        if (auto problem = writeKeyFile(file_, next, true)) return problem;
    }
    use(std::move(next));
    return std::nullopt;
}

std::optional<Problem> KeyRing::retire() {
    const auto before = keys();
    Keys next = *before;
    next.seals = {before->seals.back()};
    if (!file_.empty()) {
        if (auto problem = writeKeyFile(file_, next, true)) return problem;
    }
    {
        const std::lock_guard lock(mutex_);
        retired_.insert(retired_.end(), before->seals.begin(), before->seals.end() - 1);
    }
    use(std::move(next));
    return std::nullopt;
}

namespace {

std::optional<Problem> agree(Store& store, const KeyRing& ring, const std::string& kept) {
    const std::size_t space = kept.find(' ');
    unsigned newest = 0;
    if (space != std::string::npos) std::from_chars(kept.data() + space + 1, kept.data() + kept.size(), newest);
    if (kept.substr(0, space) != ring.fingerprint()) {
        return Problem{Problem::Kind::foreign, ring.file() + " is the key file of another hall: " + store.file() + " was sealed with other keys"};
    }
    if (ring.newest() < newest) {
        return Problem{Problem::Kind::older, ring.file() + " is older than the vault: generation " + std::to_string(newest) +
                                                 " is missing; put back the copy that was made after the last rotation"};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Problem> noteKeys(Store& store, const KeyRing& ring) {
    if (store.putMeta(metaKey, metaOf(ring)) == engine::StoreFault::none) return std::nullopt;
    return store.lastProblem();
}

Result<std::unique_ptr<KeyRing>> openKeys(Store& store, const std::string& directory, Profile forNew) {
    const std::string file = keyFile(directory);
    const auto kept = store.meta(metaKey);
    if (store.health() != engine::StoreFault::none) return store.lastProblem();
    auto read = readKeyFile(file);
    if (auto* problem = std::get_if<Problem>(&read)) {
        if (problem->kind != Problem::Kind::missing) return *problem;
        if (kept || store.papers() > 0) {
            return Problem{Problem::Kind::missing, file + " is not there, and without it the vault cannot be opened: put back your copy of it"};
        }
        Keys fresh = drawKeys(forNew);
        if (auto wrong = writeKeyFile(file, fresh, false)) return *wrong;
        if (auto wrong = beginLedger(directory)) return *wrong;
        read = std::move(fresh);
    }
    auto ring = std::make_unique<KeyRing>(std::move(std::get<Keys>(read)), file);
    if (kept) {
        if (auto problem = agree(store, *ring, *kept)) return *problem;
    }
    if (kept != metaOf(*ring)) {
        if (auto problem = noteKeys(store, *ring)) return *problem;
    }
    return ring;
}

}  // namespace hall::store::vault
