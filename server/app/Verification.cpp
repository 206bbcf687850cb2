#include "server/app/Verification.hpp"

#include <unistd.h>

#include <exception>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

namespace hall::app {

Verification::Verification(std::function<Report()> look, std::function<core::Instant()> now, std::function<std::string(core::Instant)> text)
    : look_(std::move(look)), now_(std::move(now)), text_(std::move(text)) {}

Verification::~Verification() {
    if (thread_.joinable()) thread_.join();
}

void Verification::begin() {
    const std::lock_guard lock(mutex_);
    if (state_ == State::running) return;
    if (thread_.joinable()) thread_.join();  // it has said all it had to say
    state_ = State::running;
    begunAt_ = now_();
    thread_ = std::thread([this] {
        [[maybe_unused]] const int niceness = ::nice(10);  // of this thread alone, on Linux: calls go first
        Report report;
        try {
            report = look_();
        } catch (const std::exception& error) {
            report = {Exit::fault, {}, error.what()};
        }
        const std::lock_guard done(mutex_);
        report_ = std::move(report);
        endedAt_ = now_();
        state_ = State::ended;
    });
}

std::string Verification::json() const {
    const std::lock_guard lock(mutex_);
    nlohmann::ordered_json json;
    const auto state = [this] {
        if (state_ != State::ended) return state_ == State::never ? "never" : "running";
        return report_.exit == Exit::done ? "good" : report_.exit == Exit::foundWrong ? "wrong" : "failed";
    };
    json["state"] = state();
    if (state_ != State::never) json["begunAt"] = text_(begunAt_);
    if (state_ == State::ended) {
        json["endedAt"] = text_(endedAt_);
        json["told"] = nlohmann::ordered_json::array();
        std::istringstream lines(report_.text + (report_.text.empty() || report_.text.ends_with('\n') ? "" : "\n") + report_.error);
        for (std::string line; std::getline(lines, line);) json["told"].push_back(line);
    }
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace hall::app
