#include "server/app/HallZone.hpp"

#include <chrono>
#include <stdexcept>

#include <date/date.h>
#include <date/tz.h>

namespace hall::app {

/// The stretch of time during which the zone keeps one offset.
struct HallZone::Span {
    std::string zone;
    date::sys_seconds begin;
    date::sys_seconds end;
    std::chrono::seconds offset{};
};

HallZone::HallZone() : span_(std::make_unique<Span>()) {}
HallZone::~HallZone() = default;

bool HallZone::known(const std::string& timeZone) {
    try {
        return date::locate_zone(timeZone) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

engine::Zone::Local HallZone::local(core::Instant instant, const std::string& timeZone) {
    const auto moment = date::floor<std::chrono::seconds>(date::sys_time<std::chrono::milliseconds>(
        std::chrono::milliseconds(instant.utcMs)));
    if (span_->zone != timeZone || moment < span_->begin || moment >= span_->end) {
        try {
            const auto info = date::locate_zone(timeZone)->get_info(moment);
            *span_ = {timeZone, info.begin, info.end, info.offset};
        } catch (const std::runtime_error&) {
            *span_ = {timeZone, date::sys_seconds::min(), date::sys_seconds::max(),
                      std::chrono::seconds::zero()};
        }
    }
    const auto local = moment + span_->offset;
    const auto day = date::floor<date::days>(local);
    const date::year_month_day ymd{day};
    const auto dateNumber = static_cast<int>(ymd.year()) * 10'000 +
                            static_cast<int>(static_cast<unsigned>(ymd.month())) * 100 +
                            static_cast<int>(static_cast<unsigned>(ymd.day()));
    const auto minute = std::chrono::duration_cast<std::chrono::minutes>(local - day).count();
    const auto offset = std::chrono::duration_cast<std::chrono::minutes>(span_->offset).count();
    return {{dateNumber}, static_cast<std::int32_t>(minute), static_cast<std::int32_t>(offset)};
}

}  // namespace hall::app
