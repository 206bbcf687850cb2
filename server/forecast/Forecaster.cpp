#include "server/forecast/Forecaster.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "server/forecast/Correction.hpp"
#include "server/forecast/Features.hpp"
#include "server/forecast/Run.hpp"

namespace hall::forecast {
struct Forecaster::Impl {
    struct Pending {
        LocalSeconds issuedAt{};
        Index queue{};
        Correction::Told told;
    };

    ForecasterSettings settings;
    Learned learned;
    Scene scene{learned};
    QueueWaits waits;
    Correction correction;
    std::unordered_map<std::uint64_t, Pending> pending;
    std::uint64_t issues{};
    std::int64_t day{};

    explicit Impl(const ForecasterSettings& given) : settings(given), correction(given.seed) {}

    /// The ticket's wait in many runs of the hall as it stands. Somebody who would have gone by then counts as little as they are
    /// likely to stay: what is asked is how long those wait who are called.
    Outlook look(Hall hall, const Happening& ticket) {
        const Seconds credit = learned.credit(ticket.queue, ticket.klass);
        std::erase_if(hall.inflows, [&](const Inflow& inflow) { return learned.credit(inflow.queue, inflow.klass) <= credit; });  // overtake nobody
        const auto id = static_cast<Index>(hall.waiting.size());
        hall.waiting.push_back({id, ticket.queue, ticket.klass, 0, true});
        const bool nobodyThere = std::none_of(hall.desks.begin(), hall.desks.end(), [&](const Desk& desk) {
            return std::find(desk.queues.begin(), desk.queues.end(), ticket.queue) != desk.queues.end();
        });
        if (nobodyThere) {                       // whoever is there will, or else somebody will come
            for (Desk& desk : hall.desks) desk.queues.push_back(ticket.queue), desk.chances.push_back(1);
            if (hall.desks.empty()) {
                Desk desk;
                desk.queues = {ticket.queue};
                desk.doing = Doing::free;
                desk.pause = Pause::idleLong;
                hall.desks.push_back(desk);
            }
        }
        Run run(hall, learned);
        std::vector<Drawn> drawn;
        for (int i = 0; i < settings.runs; ++i) {
            Dice dice(mixed(mixed(settings.seed, issues), static_cast<std::uint64_t>(i)));
            Seconds waited = horizon;
            run.forward(horizon, dice, [&](const Called& called) {
                if (called.id != id) return true;
                waited = called.waited;
                return false;
            });
            drawn.push_back({waited, learned.staying(ticket.queue, waited)});
        }
        return outlookOf(drawn);
    }

    Forecast issued(const Happening& ticket) {
        if (dayOf(ticket.at) != day) {
            day = dayOf(ticket.at);
            correction.dayBegan();
        }
        learned.prepare(hourOf(ticket.at));
        scene.expect(ticket.queue, ticket.klass);
        const Hall hall = scene.hall(ticket.at);
        Forecast forecast;
        forecast.basis = correction.grown() ? Basis::corrected : learned.services() > 0 ? Basis::forward : Basis::usual;
        const Outlook outlook = look(hall, ticket);
        Pending& mine = pending[ticket.leg] = {ticket.at, ticket.queue, {}};
        forecast.interval = correction.correct(featuresOf(ticket, outlook, hall, scene, learned, waits), outlook.atOnce,
                                               levelsOf(outlook, waits.level(ticket.queue)), mine.told, forecast.atOnce);
        ++issues;
        scene.take(ticket);
        return forecast;
    }

    void take(const Happening& happening) {
        scene.take(happening);
        if (happening.what != What::called && happening.what != What::ended) return;
        const auto place = pending.find(happening.leg);
        if (place == pending.end()) return;
        if (happening.what == What::called) {
            const auto waited = static_cast<Seconds>(happening.at - place->second.issuedAt);
            if (waited > 0) waits.add(place->second.queue, waited);
            correction.cameTrue(std::move(place->second.told), waited);
        }
        pending.erase(place);
    }
};

Forecaster::Forecaster(const ForecasterSettings& settings) : impl_(std::make_unique<Impl>(settings)) {}
Forecaster::~Forecaster() = default;

Forecast Forecaster::issued(const Happening& happening) { return impl_->issued(happening); }
void Forecaster::take(const Happening& happening) { impl_->take(happening); }

}  // namespace hall::forecast
