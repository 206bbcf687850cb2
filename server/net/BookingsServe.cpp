#include "server/net/BookingsServe.hpp"

#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "schema/wire/Bookings.hpp"
#include "server/access/BookingTokens.hpp"
#include "server/core/authority/Authority.hpp"
#include "server/core/calendar/Calendar.hpp"
#include "server/net/Ask.hpp"
#include "server/net/CasesServe.hpp"
#include "server/net/Commands.hpp"
#include "server/net/Work.hpp"
#include "server/views/Bookings.hpp"

namespace hall::net {

namespace {

using Kind = Route::Kind;

/// The parameters of a query by name; nullopt: another one stands there, or one twice.
std::optional<std::array<std::string, 3>> parametersOf(const Request& request, const std::array<std::string_view, 3>& names) {
    std::array<std::string, 3> values;
    std::array<bool, 3> seen{};
    for (const QueryParameter& parameter : request.admitted.query) {
        std::size_t at = 0;
        while (at < names.size() && (names[at].empty() || names[at] != parameter.name)) ++at;
        if (at == names.size() || std::exchange(seen[at], true)) return std::nullopt;
        values[at] = parameter.value;
    }
    return values;
}

/// "2026-11-24"; nullopt: it is no date.
std::optional<core::LocalDate> dateIn(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    std::int32_t number = 0;
    for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
        if (text[at] < '0' || text[at] > '9') return std::nullopt;
        number = number * 10 + (text[at] - '0');
    }
    const core::LocalDate date{number};
    return core::isDate(date) ? std::optional(date) : std::nullopt;
}

// --- in the writer's thread -------------------------------------------------------------------------------------------------

views::OffsetAt offsetsOf(Hub& hub, const core::State& state) {
    return [&hub, &state](core::Instant at) { return hub.ports.zone.local(at, state.hall.timeZone).offsetMinutes; };
}

views::BookingTokenOf tokensOf(Hub& hub, const core::State& state) {
    return [&hub, &state](core::BookingId id) { return hub.bookingTokens.tokenOf(state.hall.code, id); };
}

core::Stamp stampOf(Hub& hub, const core::State& state) {
    core::Stamp stamp;
    stamp.now = hub.ports.clock.now();
    const engine::Zone::Local local = hub.ports.zone.local(stamp.now, state.hall.timeZone);
    stamp.localDate = local.date;
    stamp.localMinute = local.minute;
    stamp.clock = hub.ports.zone.clock(state.hall.timeZone);
    return stamp;
}

const core::Booking* bookingOf(const Hub& hub, const core::State& state, std::string_view token) {
    const auto id = hub.bookingTokens.bookingOf(state.hall.code, token);
    return id ? state.bookings.find(*id) : nullptr;
}

wire::BookingView viewOf(Hub& hub, const core::State& state, const core::Booking& booking) {
    const bool today = state.ticket(booking.ticket) != nullptr;
    const std::string ticket = today ? hub.publisher.tokenOf(booking.ticket) : std::string();
    return views::bookingView(state, booking, hub.ports.clock.now(), offsetsOf(hub, state), tokensOf(hub, state), ticket);
}

Reply told(Hub& hub, const core::State& state, core::BookingId id, int status) {
    const core::Booking* booking = state.bookings.find(id);
    if (booking == nullptr) return problemReply(404, "unknown-booking");
    const wire::BookingView view = viewOf(hub, state, *booking);
    Reply reply = jsonReply(status, "{\"booking\":" + wire::encode(view) + "}");
    if (status == 201) reply.fields = "Location: /api/v1/bookings/" + view.token + "\r\n";
    return reply;
}

/// Where the booking's page is, for those who are not looking at it: on paper, in a calendar.
std::string linkTo(const Hub& hub, bool secure, const std::string& host, std::string_view token) {
    const std::string site = hub.settings.publicUrl.empty() ? (secure ? "https://" : "http://") + host : hub.settings.publicUrl;
    return site + "/b/" + std::string(token);
}

// --- reads --------------------------------------------------------------------------------------------------------------------

void serveOffers(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    const auto query = parametersOf(request, {"item", "search", ""});
    if (!query) return connection->answer(outOfRange("query"));
    const auto& [item, search, none] = *query;
    if (search.size() > searchBytes) return connection->answer(outOfRange("search"));
    if (!item.empty() && !search.empty()) return connection->answer(outOfRange("search"));
    ask(hub, connection, [&hub, code = core::ItemCode{item}, text = search](const core::State& state, engine::EventLog&) {
        if (code.value.empty()) return jsonReply(200, wire::encode(views::bookable(state, text)));
        const auto offers = views::offers(state, code, stampOf(hub, state), offsetsOf(hub, state));
        return offers ? jsonReply(200, wire::encode(*offers)) : problemReply(404, "unknown-item");
    });
}

void serveList(Hub& hub, const std::shared_ptr<Connection>& connection, const Request& request) {
    const auto query = parametersOf(request, {"date", "", ""});
    const auto date = query && !(*query)[0].empty() ? dateIn((*query)[0]) : std::optional(core::LocalDate{});
    if (!query || !date) return connection->answer(outOfRange("date"));
    ask(hub, connection, [&hub, asked = *date](const core::State& state, engine::EventLog&) {
        const core::LocalDate day = asked.yyyymmdd != 0 ? asked : stampOf(hub, state).localDate;
        return jsonReply(200, wire::encode(views::bookingList(state, day, offsetsOf(hub, state), tokensOf(hub, state))));
    });
}

void serveOne(Hub& hub, const std::shared_ptr<Connection>& connection, const std::string& token) {
    ask(hub, connection, [&hub, token](const core::State& state, engine::EventLog&) {
        const core::Booking* booking = bookingOf(hub, state, token);
        return booking == nullptr ? problemReply(404, "unknown-booking") : told(hub, state, booking->made.booking, 200);
    });
}

void serveCalendar(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    const auto query = parametersOf(request, {"language", "", ""});
    const std::string language = query ? (*query)[0] : "?";
    if (!language.empty() && language != "zh" && language != "en") return connection->answer(outOfRange("language"));
    const std::string link = linkTo(hub, connection->secure(), request.admitted.host, route.id);
    ask(hub, connection, [&hub, token = route.id, language, link](const core::State& state, engine::EventLog&) {
        const core::Booking* booking = bookingOf(hub, state, token);
        if (booking == nullptr) return problemReply(404, "unknown-booking");
        const bool english = language.empty() ? booking->made.language == core::Language::en : language == "en";
        Reply reply = jsonReply(200, views::calendarOf(viewOf(hub, state, *booking), booking->lastSeq, hub.ports.clock.now(), english, link));
        reply.contentType = "text/calendar; charset=utf-8";
        reply.fields = "Content-Disposition: attachment; filename=\"booking.ics\"\r\n";
        return reply;
    });
}

void serveQrCode(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request) {
    if (!hub.ports.qrCode) return connection->answer(problemReply(404, "not-found"));
    const std::string link = linkTo(hub, connection->secure(), request.admitted.host, route.id);
    ask(hub, connection, [&hub, token = route.id, link](const core::State& state, engine::EventLog&) {
        if (bookingOf(hub, state, token) == nullptr) return problemReply(404, "unknown-booking");
        Reply reply = jsonReply(200, hub.ports.qrCode(link));
        reply.contentType = "image/svg+xml";
        return reply;
    });
}

// --- commands -----------------------------------------------------------------------------------------------------------------

/// A command about bookings on its way to the law.
struct Wanted {
    core::Command command;
    std::string canonical;  ///< what tells a resend from a reused id
};

std::variant<Wanted, wire::Problem> bookIn(const Hub& hub, const Request& request) {
    auto parsed = wire::parseBookingWanted(request.body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    const auto& wanted = std::get<wire::BookingWanted>(parsed);
    core::Book book;
    book.item = {wanted.item};
    book.from = {wanted.from.utcMs};
    book.booker = access::bookerOf(*hub.ports.sealer, hub.known->hall, *wire::plainPhone(wanted.phone));
    book.language = wanted.language == "en" ? core::Language::en : core::Language::zh;
    return Wanted{book, "book\n" + wanted.item + "\n" + std::to_string(wanted.from.utcMs) + "\n" + book.booker.value + "\n" + wanted.language};
}

std::variant<Wanted, wire::Problem> changeIn(const Hub& hub, const Route& route, const Request& request) {
    const auto id = hub.bookingTokens.bookingOf(hub.known->hall, route.id);
    if (route.command == "move-booking") {
        auto parsed = wire::parseMoveWanted(request.body);
        if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
        if (!id) return problemOf(404, "unknown-booking");
        const std::int64_t from = std::get<wire::MoveWanted>(parsed).from.utcMs;
        return Wanted{core::MoveBooking{*id, {from}}, "move\n" + route.id + "\n" + std::to_string(from)};
    }
    auto parsed = wire::parseCancelWanted(request.body);
    if (auto* wrong = std::get_if<wire::Problem>(&parsed)) return std::move(*wrong);
    if (!id) return problemOf(404, "unknown-booking");
    const std::string& reason = std::get<wire::CancelWanted>(parsed).reason;
    return Wanted{core::CancelBooking{*id, reason}, "cancel\n" + route.id + "\n" + reason};
}

/// Gives the command; the answer tells the booking as it then stands. `left` is called once, in the network thread.
void submit(Hub& hub, const WeakLine& weak, engine::Submission submission, int status, const std::function<void()>& left) {
    const auto answer = [&hub, weak, left](Reply reply) {
        hub.post([weak, left, reply = std::move(reply)] {
            left();
            if (const auto line = weak.lock()) static_cast<Connection&>(*line).answer(reply);
        });
    };
    submission.answer = [&hub, answer, status, began = Steady::now()](const engine::Answer& came) {
        const Told outcome = hub.publisher.tell("booking", came);
        hub.post([&hub, code = outcome.problem ? outcome.status : status, began] { hub.metrics.command(code, Steady::now() - began); });
        if (outcome.problem) return answer(problemReply(*outcome.problem));
        const core::BookingId id = std::get<engine::Outcome>(came).booking;
        const bool taken = hub.engine->ask([&hub, answer, status, id](const core::State& state, engine::EventLog&) { answer(told(hub, state, id, status)); });
        if (!taken) answer(problemReply(503, "overloaded"));  // it is done: a resend hears of it
    };
    hub.engine->submit(std::move(submission));
}

bool isPatient(Hub& hub, const std::shared_ptr<Connection>& connection) {
    if (connection->known() || hub.bookingPace.admit(connection->guessAddress(), Steady::now())) return true;
    connection->answer(tooManyRequests(600));
    return false;
}

void serveCommand(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    if (!request.body.empty() && !isJson(request.contentType)) return connection->answer(problemReply(415, "unsupported-media-type"));
    if (hub.ports.sealer == nullptr) return connection->answer(problemReply(404, "not-found"));
    if (!isPatient(hub, connection)) return;
    auto read = route.command == "book" ? bookIn(hub, request) : changeIn(hub, route, request);
    if (const auto* wrong = std::get_if<wire::Problem>(&read)) return connection->answer(problemReply(*wrong));
    auto& wanted = std::get<Wanted>(read);
    const auto sent = std::make_shared<engine::Submission>();
    sent->command = std::move(wanted.command);
    sent->actor = actor;
    sent->id = {commandIdOf(request, connection->known())};
    sent->bodyHash = bodyHashOf(*hub.ports.sealer, std::string(core::word(actor.role)) + "\n" + actor.name + "\n" + wanted.canonical);
    const int status = route.command == "book" ? 201 : 200;
    const WeakLine weak = connection;
    if (connection->known()) return submit(hub, weak, std::move(*sent), status, [] {});
    // Behind the calls, and only a few at once, like all questions of strangers.
    hub.lane.enter([&hub, weak, sent, status] {
        const auto left = [&hub] { hub.lane.left(); };
        const auto line = weak.lock();
        if (hub.engine != nullptr && line && line->open()) return submit(hub, weak, std::move(*sent), status, left);
        left();
    });
}

}  // namespace

bool mayListBookings(core::Role role) {
    return role != core::Role::phone && role != core::Role::kiosk && core::mayGive(role, core::Command(core::CancelBooking{}));
}

void serveBookings(Hub& hub, const std::shared_ptr<Connection>& connection, const Route& route, const Request& request, const core::Actor& actor) {
    switch (route.kind) {
        case Kind::bookingOffers: return serveOffers(hub, connection, request);
        case Kind::bookings: return serveList(hub, connection, request);
        case Kind::booking: return serveOne(hub, connection, route.id);
        case Kind::bookingCalendar: return serveCalendar(hub, connection, route, request);
        case Kind::bookingCode: return serveQrCode(hub, connection, route, request);
        default: return serveCommand(hub, connection, route, request, actor);
    }
}

}  // namespace hall::net
