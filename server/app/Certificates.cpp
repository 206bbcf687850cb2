#include "server/app/Certificates.hpp"
#include "server/engine/SystemClock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <stdexcept>

#include "server/net/Identity.hpp"

namespace hall::app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1'000;
/// Long enough before the end that somebody still has time to visit every client.
constexpr std::int64_t warnBeforeMs = 30 * dayMs;

void writeNew(const std::string& path, const std::string& text) {
    const auto fail = [&](int number) { throw std::runtime_error(fmt::format("{}: {}", path, std::strerror(number))); };
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) fail(errno);
    const bool whole = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
    const int number = errno;
    ::close(file);
    if (whole) return;
    ::unlink(path.c_str());
    fail(number);
}

std::vector<std::string> namesOfMachine() {
    std::array<char, 256> name{};
    std::vector<std::string> names;
    if (::gethostname(name.data(), name.size() - 1) == 0 && name[0] != '\0') names.emplace_back(name.data());
    for (const char* always : {"localhost", "127.0.0.1", "::1"})
        if (names.empty() || names.front() != always) names.emplace_back(always);
    return names;
}

std::int64_t nowUtcMs() {
    return engine::SystemClock().now().utcMs;
}

std::string dateOf(std::int64_t utcMs) {
    const auto seconds = static_cast<std::time_t>(utcMs / 1'000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

}  // namespace

std::string makeHallCertificate(const std::string& directory, const std::vector<std::string>& names) {
    std::vector<std::string> all = namesOfMachine();
    all.insert(all.end(), names.begin(), names.end());
    const net::MadeCertificate made = net::makeCertificate(all, nowUtcMs());
    const std::string folder = directory + "/tls";
    std::error_code ignored;
    fs::create_directory(folder, ignored);
    fs::permissions(folder, fs::perms::owner_all, ignored);
    writeNew(folder + "/key.pem", made.keyPem);
    writeNew(folder + "/certificate.pem", made.certificatePem);
    return made.pin;
}

Report newCertificate(const std::string& directory, const std::vector<std::string>& names, bool replace) {
    std::error_code failed;
    if (!fs::is_directory(directory, failed)) return {Exit::foundWrong, {}, directory + ": there is no such directory\n"};
    const std::string folder = directory + "/tls";
    const bool there = fs::exists(folder + "/certificate.pem", failed) || fs::exists(folder + "/key.pem", failed);
    if (there && !replace)
        return {Exit::foundWrong, {}, folder + ": a certificate is there; --replace makes a new one, and every client needs its pin then\n"};
    const std::string old = folder + ".old";
    if (there) {
        fs::remove_all(old, failed);
        fs::rename(folder, old, failed);
        if (failed) return {Exit::foundWrong, {}, fmt::format("{}: {}\n", folder, failed.message())};
    }
    try {
        const std::string pin = makeHallCertificate(directory, names);
        return {Exit::done, fmt::format("certificate made in {}{}\npin {}\n", folder, there ? ", the old one is in tls.old; restart the server" : "", pin), {}};
    } catch (const std::runtime_error& wrong) {
        if (there) {
            fs::remove_all(folder, failed);
            fs::rename(old, folder, failed);
        }
        return {Exit::foundWrong, {}, std::string(wrong.what()) + "\n"};
    }
}

CertificateState certificateState(const std::string& certificateFile, const std::string& keyFile, std::int64_t now) {
    const auto read = net::readCertificate(certificateFile);
    if (const auto* wrong = std::get_if<std::string>(&read)) return {false, "the certificate can be used", *wrong};
    const auto& facts = std::get<net::CertificateFacts>(read);
    CertificateState state{true, fmt::format("the certificate can be used: pin {}, until {}", facts.pin, dateOf(facts.validUntilUtcMs)), {}};
    const auto bad = [&](std::string advice) {
        state.good = false;
        state.advice = std::move(advice);
        return state;
    };
    const auto loaded = net::Identity::load(certificateFile, keyFile);
    if (const auto* wrong = std::get_if<std::string>(&loaded)) return bad(*wrong);
    struct stat status {};
    if (::stat(keyFile.c_str(), &status) == 0 && (status.st_mode & 077) != 0) return bad("others can read the key: chmod 600 " + keyFile);
    if (now >= facts.validUntilUtcMs) return bad("it has ended; clients with a pin go on, browsers do not");
    if (now < facts.validFromUtcMs) return bad("it is not valid yet: look at the clock");
    if (facts.validUntilUtcMs - now < warnBeforeMs) return bad("it ends soon: bring a new one, or `hall-server certificate DIR --replace`");
    return state;
}

}  // namespace hall::app
