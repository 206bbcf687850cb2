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

/// One zone, both ways. An unknown one counts as UTC here, too.
class HallZone::Clock final : public core::LocalTime {
  public:
    Clock(HallZone& hall, std::string timeZone) : hall_(hall), name_(std::move(timeZone)), zone_(known(name_) ? date::locate_zone(name_) : nullptr) {}

    [[nodiscard]] core::Instant at(core::LocalDate day, std::int32_t minute) const override {
        const date::year_month_day ymd{date::year(day.yyyymmdd / 10'000), date::month(static_cast<unsigned>(day.yyyymmdd / 100 % 100)),
                                       date::day(static_cast<unsigned>(day.yyyymmdd % 100))};
        const auto shown = date::local_days(ymd) + std::chrono::minutes(minute);
        const auto milliseconds = [](auto moment) {
            return core::Instant{std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count()};
        };
        if (zone_ == nullptr) return milliseconds(shown);
        const date::local_info info = zone_->get_info(shown);
        if (info.result == date::local_info::nonexistent) return milliseconds(info.first.end);
        return milliseconds(date::sys_seconds(std::chrono::seconds(shown.time_since_epoch())) - info.first.offset);  // the first of two
    }
    [[nodiscard]] std::pair<core::LocalDate, std::int32_t> of(core::Instant instant) const override {
        const Local local = hall_.local(instant, name_);
        return {local.date, local.minute};
    }

    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    HallZone& hall_;
    const std::string name_;
    const date::time_zone* zone_;
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

const core::LocalTime* HallZone::clock(const std::string& timeZone) {
    if (clock_ == nullptr || clock_->name() != timeZone) clock_ = std::make_unique<Clock>(*this, timeZone);
    return clock_.get();
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
