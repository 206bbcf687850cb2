// A live hall with casework: departments, guides with materials, a person in the vault.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/server/net/LiveHall.hpp"
#include "tests/server/net/RawClient.hpp"

namespace hall::test {

inline const char* const applicantNumber = "511602199003070010";
inline const char* const applicantName = "欧阳明";
inline const char* const applicantPhone = "13812345678";
inline const char* const agentNumber = "11010519491231002X";
inline const char* const agentName = "王代办";

/// demoHall() and: department approval with item register (id-card, premises), tax with invoice (id-card, tax-form; two persons),
/// social with pension (id-card, medical-record; sensitive).
std::vector<core::ConfigEntry> caseHall();

struct CaseHall {
    CaseHall();
    LiveHall hall;

    /// By the platform, for this person; returns the case's number.
    std::string put(const std::string& application, const std::vector<std::string>& items, const std::string& idNumber = applicantNumber,
                    std::uint64_t revision = 1, const std::string& agent = {});
    /// At counter 1, with everything in order.
    void accept(const std::string& number);
    /// Signed in, in no place; returns the token.
    std::string reviewer(const std::string& login, const std::vector<std::string>& departments);
    HttpAnswer page(const std::string& number, const std::string& token);
    HttpAnswer command(const std::string& number, const std::string& name, const std::string& token, const std::string& body = {},
                       const std::string& id = {});
    HttpAnswer task(const std::string& number, int task, const std::string& name, const std::string& token, const std::string& body = {});
    /// Which of these texts stand in the state or in a sealed box.
    std::vector<std::string> leaks(const std::vector<std::string>& texts);
};

}  // namespace hall::test
