// A vault for tests: sealed so that nothing plain is to be found in a box, and bound to its place; not secret.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <string>

#include "server/engine/Ports.hpp"

namespace hall::test {

class ToySealer final : public engine::Sealer {
  public:
    std::string seal(std::string_view place, std::string_view plain) const override { return mixed(std::string(place) + '\0' + std::string(plain)); }
    std::optional<std::string> open(std::string_view place, std::string_view box) const override {
        const std::string plain = mixed(box);
        if (!plain.starts_with(std::string(place) + '\0')) return std::nullopt;
        return plain.substr(place.size() + 1);
    }
    std::string keyedHash(std::string_view purpose, std::string_view text) const override {
        std::string hash;
        std::uint64_t value = 1'469'598'103'934'665'603U;
        for (int round = 0; round < 4; ++round) {
            for (const std::string_view part : {purpose, std::string_view("|"), text})
                for (const char c : part) value = (value ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
            for (unsigned shift = 0; shift < 64; shift += 8) hash += static_cast<char>(value >> shift);
        }
        return hash;
    }
    std::string drawId() const override {
        std::string id = "note" + std::to_string(++drawn_);
        return id + std::string(22 - std::min<std::size_t>(22, id.size()), 'x');
    }

  private:
    static std::string mixed(std::string_view text) {
        std::string out(text);
        for (char& c : out) c = static_cast<char>(c ^ 0x5A);
        return out;
    }
    mutable std::atomic<int> drawn_{0};
};

/// In the writer's thread only.
class VaultInMemory final : public engine::Vault {
  public:
    std::optional<core::PersonId> personFor(const std::string& lookup) override {
        const auto [found, fresh] = persons.try_emplace(lookup);
        if (fresh) {
            std::string id = "person" + std::to_string(persons.size());
            found->second = {id + std::string(22 - std::min<std::size_t>(22, id.size()), 'x')};
        }
        return found->second;
    }
    std::optional<core::PersonId> findPerson(const std::string& lookup) override {
        const auto found = persons.find(lookup);
        if (found == persons.end()) return std::nullopt;
        return found->second;
    }
    std::optional<std::string> box(const core::VaultId& id) override {
        const auto found = papers.find(id.value);
        if (found == papers.end()) return std::nullopt;
        return found->second.box;
    }
    std::map<std::string, core::PersonId> persons;
    std::map<std::string, engine::Paper> papers;
};

}  // namespace hall::test
