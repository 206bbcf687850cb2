// Accounts, sessions, guesses and devices in memory, for tests that need no file.
#pragma once

#include <algorithm>
#include <map>
#include <string>

#include "server/engine/People.hpp"

namespace hall::test {

class PeopleInMemory final : public engine::People, public engine::Credentials {
  public:
    engine::StoreFault fault{engine::StoreFault::none};   ///< what every change meets

    std::vector<engine::Account> accounts() override {
        std::vector<engine::Account> all;
        for (const auto& [number, account] : accounts_) all.push_back(account);
        return all;
    }
    std::optional<engine::Account> account(const core::StaffId& id) override {
        for (const auto& [number, account] : accounts_)
            if (account.id == id) return account;
        return std::nullopt;
    }
    std::optional<engine::Account> accountNamed(std::string_view login) override {
        for (const auto& [number, account] : accounts_)
            if (account.login == login) return account;
        return std::nullopt;
    }
    engine::StoreFault addAccount(const engine::Account& account, std::uint64_t notBelow, core::StaffId& id) override {
        if (fault != engine::StoreFault::none) return fault;
        const std::uint64_t number = std::max(notBelow, accounts_.empty() ? 1 : accounts_.rbegin()->first + 1);
        id.value = "s" + std::to_string(number);
        accounts_[number] = account;
        accounts_[number].id = id;
        return fault;
    }
    engine::StoreFault putAccount(const engine::Account& account) override {
        if (fault != engine::StoreFault::none) return fault;
        for (auto& [number, there] : accounts_)
            if (there.id == account.id) there = account;
        return fault;
    }

    std::vector<engine::Session> sessions() override {
        std::vector<engine::Session> all;
        for (const auto& [hash, session] : sessions_) all.push_back(session);
        return all;
    }
    engine::StoreFault putSession(const engine::Session& session) override {
        if (fault == engine::StoreFault::none) sessions_[session.tokenHash] = session;
        return fault;
    }
    engine::StoreFault touchSessions(const std::vector<engine::Session>& sessions) override {
        for (const auto& session : sessions)
            if (sessions_.contains(session.tokenHash)) sessions_[session.tokenHash] = session;
        return fault;
    }
    engine::StoreFault dropSessions(const std::vector<std::string>& hashes) override {
        if (fault == engine::StoreFault::none)
            for (const auto& hash : hashes) sessions_.erase(hash);
        return fault;
    }

    std::optional<engine::Guesses> guesses(std::string_view key) override {
        const auto found = guesses_.find(std::string(key));
        return found == guesses_.end() ? std::nullopt : std::optional(found->second);
    }
    engine::StoreFault putGuesses(const engine::Guesses& guesses) override {
        if (fault == engine::StoreFault::none) guesses_[guesses.key] = guesses;
        return fault;
    }
    engine::StoreFault dropGuesses(std::string_view key) override {
        guesses_.erase(std::string(key));
        return fault;
    }
    engine::StoreFault dropGuessesBefore(core::Instant moment) override {
        std::erase_if(guesses_, [&](const auto& one) { return one.second.lastAt < moment && one.second.until < moment; });
        return fault;
    }

    [[nodiscard]] std::size_t guessCount() const { return guesses_.size(); }

    std::vector<engine::Device> devices() override {
        std::vector<engine::Device> all;
        for (const auto& [name, device] : devices_) all.push_back(device);
        return all;
    }
    engine::StoreFault putDevice(const engine::Device& device) override {
        if (fault == engine::StoreFault::none) devices_[device.name] = device;
        return fault;
    }
    engine::StoreFault revokeDevice(const std::string& name, core::Instant at) override {
        const auto found = devices_.find(name);
        if (found != devices_.end() && !found->second.revokedAt) found->second.revokedAt = at;
        return fault;
    }

  private:
    std::map<std::uint64_t, engine::Account> accounts_;
    std::map<std::string, engine::Session> sessions_;
    std::map<std::string, engine::Guesses> guesses_;
    std::map<std::string, engine::Device> devices_;
};

}  // namespace hall::test
