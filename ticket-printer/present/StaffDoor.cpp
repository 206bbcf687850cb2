#include "ticket-printer/present/StaffDoor.hpp"

#include <algorithm>

namespace hall::kiosk {

void StaffDoor::forget() {
    std::fill(typed_.begin(), typed_.end(), '\0');  // stays in memory otherwise
    typed_.clear();
}

void StaffDoor::leave() {
    forget();
    state_ = State::shut;
}

void StaffDoor::corner(bool held, std::int64_t nowMs) {
    if (!held || state_ != State::shut || nowMs < deadUntilMs_) heldSinceMs_.reset();
    else if (!heldSinceMs_) heldSinceMs_ = nowMs;
}

void StaffDoor::digit(char digit, std::int64_t nowMs) {
    if (state_ != State::asking || nowMs < notBeforeMs_ || digit < '0' || digit > '9') return;
    touchedAtMs_ = nowMs;
    if (typed_.size() < codeMost) typed_ += digit;
}

void StaffDoor::erase(std::int64_t nowMs) {
    if (state_ != State::asking || typed_.empty()) return;
    touchedAtMs_ = nowMs;
    typed_.back() = '\0';
    typed_.pop_back();
}

std::optional<std::string> StaffDoor::enter(std::int64_t nowMs) {
    if (state_ != State::asking || nowMs < notBeforeMs_ || typed_.size() < codeLeast) return {};
    std::string code = typed_;
    forget();
    return code;
}

void StaffDoor::looked(bool right, std::int64_t nowMs) {
    if (state_ != State::asking) return;
    touchedAtMs_ = nowMs;
    if (right) {
        wrong_ = 0;
        state_ = State::open;
        return;
    }
    notBeforeMs_ = nowMs + wrongMs;
    if (++wrong_ < wrongMost) return;
    wrong_ = 0;
    deadUntilMs_ = nowMs + shutMs;
    leave();
}

void StaffDoor::tick(std::int64_t nowMs) {
    if (heldSinceMs_ && nowMs - *heldSinceMs_ >= holdMs) {
        heldSinceMs_.reset();
        state_ = State::asking;
        touchedAtMs_ = nowMs;
    }
    if (state_ == State::asking && nowMs - touchedAtMs_ >= askedMs) leave();
    if (state_ == State::open && nowMs - touchedAtMs_ >= openMs) leave();
}

std::optional<StaffPanel> StaffDoor::panel(std::int64_t nowMs) const {
    if (state_ == State::shut) return {};
    StaffPanel p;
    p.open = state_ == State::open;
    p.typed = static_cast<std::int32_t>(typed_.size());
    p.ready = typed_.size() >= codeLeast;
    p.wrong = wrong_ > 0 && typed_.empty();
    p.waitSeconds = static_cast<std::int32_t>(std::max<std::int64_t>(0, notBeforeMs_ - nowMs + 999) / 1'000);
    return p;
}

}  // namespace hall::kiosk
