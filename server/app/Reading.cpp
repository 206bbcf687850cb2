#include "server/app/Reading.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "server/app/ControlSocket.hpp"

namespace hall::app {

namespace fs = std::filesystem;

void stop(int exit, std::string error) { throw Stop{{exit, {}, std::move(error) + "\n"}}; }

Report guarded(const std::function<Report()>& work) {
    try {
        return work();
    } catch (const Stop& stopped) {
        return stopped.report;
    } catch (const std::exception& error) {
        return {Exit::fault, {}, std::string(error.what()) + "\n"};
    }
}

std::string readFile(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || fs::is_directory(path)) stop(Exit::badUsage, path + ": cannot be read");
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeNewFile(const std::string& path, const std::string& text) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) stop(Exit::foundWrong, path + (errno == EEXIST ? ": is there already" : ": cannot be written"));
    std::size_t written = 0;
    while (written < text.size()) {
        const auto n = ::write(fd, text.data() + written, text.size() - written);
        if (n <= 0) {
            ::close(fd);
            ::unlink(path.c_str());
            stop(Exit::foundWrong, path + ": no space or not writable");
        }
        written += static_cast<std::size_t>(n);
    }
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    if (!synced) stop(Exit::fault, path + ": could not be made durable");
}

int exitOf(const store::Problem& problem) {
    switch (problem.kind) {
        case store::Problem::Kind::full:
        case store::Problem::Kind::failed: return Exit::fault;
        default: return Exit::foundWrong;
    }
}

Reading::Reading(const std::string& directory) {
    const std::string copy = fs::absolute(directory).string() + "/copy-" + std::to_string(::getpid());
    const ControlRequest request{{"command", "backup"}, {"file", store::databaseFile(copy)}};
    std::error_code ignored;
    const bool served = fs::exists(directory + "/control.sock", ignored);
    if (served) {
        fs::create_directory(copy, ignored);
        fs::permissions(copy, fs::perms::owner_all, ignored);
        copy_ = copy;
        const auto report = ControlSocket::ask(directory, request);
        if (report) {
            if (report->exit != Exit::done) fail(*report);
            store_ = open(copy);
            return;
        }
        discard();
    }
    store_ = open(directory);
}

Reading::~Reading() {
    store_.reset();
    discard();
}

std::unique_ptr<store::Store> Reading::open(const std::string& directory) {
    auto opened = store::Store::open(directory, store::OpenFor::inspection);
    if (auto* problem = std::get_if<store::Problem>(&opened)) {
        fail({exitOf(*problem), {}, problem->what + "\n"});
    }
    return std::move(std::get<std::unique_ptr<store::Store>>(opened));
}

void Reading::fail(Report report) {
    discard();
    throw Stop{std::move(report)};
}

void Reading::discard() {
    std::error_code ignored;
    if (!copy_.empty()) fs::remove_all(copy_, ignored);
    copy_.clear();
}

void Offsets::follow(const core::Event& event) {
    const auto* configured = std::get_if<core::Configured>(&event.body);
    const auto* hall = configured != nullptr ? std::get_if<core::HallConfig>(&configured->entry) : nullptr;
    if (hall != nullptr) zoneName_ = hall->timeZone;
}

reports::OffsetAt Offsets::at() {
    return [this](core::Instant instant) { return zone_.local(instant, zoneName_).offsetMinutes; };
}

std::optional<core::LocalDate> parseDay(const std::string& text) {
    int year = 0;
    int month = 0;
    int day = 0;
    char end = 0;
    if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2d-%2d%c", &year, &month, &day, &end) != 3) return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return core::LocalDate{year * 10'000 + month * 100 + day};
}

}  // namespace hall::app
