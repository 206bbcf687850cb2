#include "server/access/Secrets.hpp"

#include <doctest/doctest.h>

#include <set>

#include "server/access/SecretRules.hpp"

using namespace hall::access;

namespace {
/// As cheap as sodium lets it be: what is tested is not the cost.
constexpr HashCost cheap{1, 8'192};
}  // namespace

TEST_CASE("secrets: argon2id with the cost that was asked for, never the same hash twice") {
    const std::string hash = hashSecret("correct horse battery staple");
    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK(matches(hash, "correct horse battery staple"));
    CHECK_FALSE(costDiffers(hash, {}));
    CHECK(costDiffers(hash, cheap));
    const std::string again = hashSecret("correct horse battery staple", cheap);
    CHECK(again.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    CHECK(again != hashSecret("correct horse battery staple", cheap));
}

TEST_CASE("secrets: every character counts, also the last of many") {
    const std::string base(127, 'x');
    for (const std::string& secret : {base + "a", std::string(72, 'y') + "a", std::string("窗口人员的口令很长"), std::string("a\0b", 3), std::string()}) {
        const std::string hash = hashSecret(secret, cheap);
        CHECK(matches(hash, secret));
        CHECK_FALSE(matches(hash, secret + "b"));
        if (secret.empty()) continue;
        std::string other = secret;
        other.back() = static_cast<char>(other.back() ^ 1);
        CHECK_FALSE(matches(hash, other));
        CHECK_FALSE(matches(hash, secret.substr(0, secret.size() - 1)));
    }
}

TEST_CASE("secrets: what is no hash matches nothing") {
    for (const std::string& none : {std::string(), std::string("secret"), std::string("$argon2id$"), std::string(127, '$'), std::string(500, '$')}) {
        CHECK_FALSE(matches(none, "secret"));
        CHECK_FALSE(matches(none, ""));
        CHECK(costDiffers(none, cheap));
    }
}

TEST_CASE("secrets: one-time secrets are long, plain and new, and a person may not keep them anyway") {
    std::set<std::string> seen;
    for (int i = 0; i < 500; ++i) {
        const std::string secret = mintOneTimeSecret();
        CHECK(secret.size() == 19);
        CHECK(secret.find_first_not_of("23456789abcdefghijkmnpqrstuvwxyz-") == std::string::npos);
        CHECK(seen.insert(secret).second);
    }
}

TEST_CASE("secrets: which ones may be chosen") {
    struct Case {
        std::string secret;
        std::string_view fault;
    };
    const SecretContext context{"li.na", "李娜 Demo-Clerk", {"guangan", "广安市政务服务大厅"}};
    const Case cases[] = {
        {"", "secret-too-short"},
        {"k7mq4tzn9xw", "secret-too-short"},                       // eleven
        {"k7mq4tzn9xwf", ""},
        {"窗外的雨下了一整夜还没停", ""},                          // twelve characters, 36 bytes
        {"窗外的雨下了一整夜还没", "secret-too-short"},            // eleven
        {std::string(128, 'k').replace(0, 12, "k7mq4tzn9xwf"), ""},
        {std::string(129, 'k').replace(0, 12, "k7mq4tzn9xwf"), "secret-too-long"},
        {"k7mq4tzn\t9xwf", "secret-malformed"},
        {"k7mq4tzn\xff" "9xwf", "secret-malformed"},
        {"k7mq4tzn9xw\xe7\xaa", "secret-malformed"},
        {"correct horse battery staple", ""},
        {"Password123!", "secret-too-common"},
        {"passwordpassword", "secret-too-common"},
        {"P@ssw0rd2026", "secret-too-common"},
        {"Administrator1", "secret-too-common"},
        {"admin@123456", "secret-too-common"},
        {"onewindow2026", "secret-too-common"},
        {"zhengwudating1", "secret-too-common"},
        {"zhengwufuwu123", "secret-too-common"},
        {"woaini1314520", ""},                                     // seven digits that no rule knows
        {"iloveyou12345", "secret-too-common"},
        {"aaaaaaaaaaaaaaaa", "secret-too-common"},
        {"123456789012", "secret-too-common"},
        {"abcdefghijklmnop", "secret-too-common"},
        {"ponmlkjihgfedcba", "secret-too-common"},
        {"qwertyuiop123", "secret-too-common"},
        {"1qaz2wsx3edc", "secret-too-common"},
        {"abk7abk7abk7abk7", "secret-too-common"},                 // four characters, four times
        {"guangan-guangan", "secret-too-common"},
        {"广安市政务服务大厅广安市政务", "secret-too-common"},
        {"li.na.demo-clerk", "secret-too-common"},
        {"李娜李娜李娜李娜李娜李娜", "secret-too-common"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.secret);
        CHECK(faultOf(one.secret, context) == one.fault);
    }
    CHECK(faultOf("k7mq4tzn", context, {8}).empty());
    CHECK(faultOf("k7mq4tzn9xwf", context, {16}) == "secret-too-short");
}
