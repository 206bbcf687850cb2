// What becomes due by the passing of days alone, and when to look again.
#include <algorithm>
#include <array>

#include "server/core/Limits.hpp"
#include "server/core/casework/Course.hpp"

namespace hall::core {
namespace {

/// Something that falls due on `on`, before it is told in full.
struct Ahead {
    LocalDate on;
    LocalDate turned;              ///< of a light: when it would have turned, had the limit always been what it is now; else `on`
    LocalDate due;
    bool silence{};
    SignalKind kind{SignalKind::limit};
    Light light{Light::none};
    const Task* task{};            ///< null: the case as a whole
    std::string_view stage;
    std::uint32_t subject{};
    const DepartmentCode* department{};  ///< of an order
};

/// Has it been told? The due day of a period moves while a special procedure goes on: what turned on a light before is told once. One that
/// was told later than this light would turn says all that there is to say, and a stronger light needs no weaker one after it.
bool isTold(const Case& one, const Ahead& ahead) {
    const std::uint32_t task = ahead.task == nullptr ? 0 : ahead.task->number;
    return std::any_of(one.signals.begin(), one.signals.end(), [&](const Signal& told) {
        return told.kind == ahead.kind && told.light >= ahead.light && told.task == task && told.stage == ahead.stage && told.subject == ahead.subject &&
               (told.due == ahead.due || told.date >= ahead.turned);
    });
}

/// All that lies ahead of a case or has come without being told, in no order.
class Outlook {
  public:
    Outlook(const Casework& casework, const Case& one) : casework_(casework), one_(one) {}

    template <class Give>
    void each(const Give& give) const {
        const auto offer = [&](const Ahead& ahead) {
            const bool full = one_.signals.size() >= limits::signalsPerCase;
            if (ahead.silence || (!full && !isTold(one_, ahead))) give(ahead);
        };
        orders(offer);
        if (!goesOn(one_.state)) return;
        beforeAcceptance(offer);
        if (one_.acceptedOn.yyyymmdd == 0) return;
        periods(offer);
        for (const Procedure& procedure : one_.procedures) {
            if (procedure.to.yyyymmdd != 0 || procedure.overrun) continue;
            Ahead ahead = after(casework_.days.after(procedure.from, procedure.plannedDays), SignalKind::procedureOverrun);
            ahead.task = taskIn(one_, procedure.task);
            ahead.subject = procedure.number;
            offer(ahead);
        }
        const bool owed = toleranceOpen(one_);
        if (const auto by = toleranceBy(casework_, one_); by && owed) offer(after(*by, SignalKind::toleranceLapsed));
        // While the applicant owes a promised paper a granted result may not be handed over, so nobody is late with that.
        if (const auto by = deliverBy(casework_, one_); by && (!owed || one_.verdict == Verdict::rejected) && one_.state == CaseState::decided) offer(after(*by, SignalKind::deliveryLate));
    }

  private:
    static Ahead after(const DueDate& due, SignalKind kind) {
        Ahead ahead;
        ahead.on = ahead.turned = dayAfter(due.date);
        ahead.due = due.date;
        ahead.kind = kind;
        return ahead;
    }

    void orders(const auto& offer) const {
        for (const Order& order : one_.orders) {
            if (order.answeredOn.yyyymmdd != 0 || order.closedOn.yyyymmdd != 0) continue;
            const auto by = answerBy(casework_, order);
            if (!by) continue;
            Ahead ahead = after(*by, SignalKind::orderLate);
            ahead.task = taskIn(one_, order.task);
            ahead.subject = order.number;
            ahead.department = &order.department;
            offer(ahead);
        }
    }

    void beforeAcceptance(const auto& offer) const {
        if (const auto by = tellBy(casework_, one_)) {
            Ahead ahead = after(*by, SignalKind::limit);
            ahead.silence = casework_.rules.silenceAccepts;
            if (ahead.silence) ahead.on = silenceFrom(casework_, one_.state == CaseState::supplemented ? one_.supplementedOn : one_.receivedOn);
            else ahead.light = Light::red;
            offer(ahead);
        }
        if (const auto by = supplementBy(casework_, one_)) offer(after(*by, SignalKind::supplementLate));
    }

    void periods(const auto& offer) const {
        const Courses courses(casework_, one_, {{}, true});
        const LocalDate earliest = limitsSince();
        lights(offer, courses.ofCase(), nullptr, {}, earliest);
        for (const Task& task : one_.tasks) {
            lights(offer, courses.ofTask(task), &task, {}, earliest);
            const auto stage = courses.ofStage(task);
            if (stage) lights(offer, *stage, &task, casework_.guide(task.item, task.guide)->stages[task.stage].code, earliest);
        }
    }

    /// Since when the limits are what they are. A light that follows from a change was not on before it: a silent acceptance reaches back,
    /// and what is extended on its last day may be near its new end at once.
    [[nodiscard]] LocalDate limitsSince() const {
        LocalDate since;
        if (one_.silent) since = silenceFrom(casework_, one_.acceptedOn);
        for (const Procedure& procedure : one_.procedures) since = std::max({since, procedure.from, procedure.to});
        for (const ApprovalRequest& request : one_.requests) {
            if (request.kind == ApprovalKind::extension && request.state == ApprovalState::given) since = std::max(since, request.decidedOn);
        }
        return since;
    }

    void lights(const auto& offer, const Course& course, const Task* task, std::string_view stage, LocalDate earliest) const {
        if (course.planned || (course.ended && course.end.yyyymmdd == 0)) return;
        const std::array turns{std::pair{Light::yellow, turnsOn(casework_, course, Light::yellow)}, std::pair{Light::red, turnsOn(casework_, course, Light::red)},
                               std::pair{Light::black, turnsOn(casework_, course, Light::black)}};
        for (std::size_t i = 0; i < turns.size(); ++i) {
            const auto& [light, turned] = turns[i];
            if (!turned) continue;
            Ahead ahead;
            ahead.on = std::max(*turned, earliest);
            ahead.turned = *turned;
            // What turns darker on the same day was never this light.
            if (i + 1 < turns.size() && turns[i + 1].second && std::max(*turns[i + 1].second, earliest) <= ahead.on) continue;
            // What has ended is judged at its end: late, or not.
            if (course.ended && (light == Light::yellow || effectiveDay(course, course.end) < *turned)) continue;
            ahead.due = light == Light::black ? course.statutory.date : course.promised.date;
            ahead.light = light;
            ahead.task = task;
            ahead.stage = stage;
            offer(ahead);
        }
    }

    const Casework& casework_;
    const Case& one_;
};

/// Of several tasks the one that the case waits for: going on, and due first.
const Task* critical(const Case& one, const Courses& courses) {
    const Task* found = nullptr;
    LocalDate due;
    for (const Task& task : one.tasks) {
        const Course course = courses.ofTask(task);
        if (course.ended || course.planned || (found != nullptr && course.promised.date >= due)) continue;
        found = &task;
        due = course.promised.date;
    }
    return found;
}

void name(Signal& signal, const Task& task) {
    const Holder holder = holderOf(task, task.state, task.reviewer);
    signal.department = holder.department;
    signal.cause = holder.cause;
}

Signal inFull(const Casework& casework, const Case& one, const Ahead& ahead, LocalDate today) {
    Signal signal;
    signal.kind = ahead.kind;
    signal.light = ahead.light;
    signal.task = ahead.task == nullptr ? 0 : ahead.task->number;
    signal.stage = ahead.stage;
    signal.subject = ahead.subject;
    signal.due = ahead.due;
    signal.date = ahead.on;
    switch (ahead.kind) {
        case SignalKind::limit:
            if (ahead.task != nullptr) name(signal, *ahead.task);
            else if (one.acceptedOn.yyyymmdd == 0) signal.cause = "intake";
            else if (const Task* task = critical(one, Courses(casework, one, {today, false}))) name(signal, *task);
            break;
        case SignalKind::procedureOverrun:
            if (ahead.task != nullptr) signal.department = ahead.task->department;
            signal.cause = "procedure";
            break;
        case SignalKind::toleranceLapsed:
        case SignalKind::supplementLate: signal.cause = "applicant"; break;
        case SignalKind::orderLate: signal.department = *ahead.department; break;
        case SignalKind::deliveryLate: break;
    }
    return signal;
}

}  // namespace

std::vector<DueThing> dueThings(const Casework& casework, const Case& one, LocalDate today) {
    std::vector<DueThing> things;
    // Lights are looked at as if a special procedure ended as planned. Where it did not, that is told first, and they are looked at again.
    LocalDate planned = never;
    for (const Procedure& procedure : one.procedures) {
        if (procedure.to.yyyymmdd == 0 && !procedure.overrun) planned = std::min(planned, casework.days.after(procedure.from, procedure.plannedDays).date);
    }
    Outlook(casework, one).each([&](const Ahead& ahead) {
        if (ahead.on > today || (ahead.kind == SignalKind::limit && !ahead.silence && ahead.on > planned)) return;
        DueThing thing;
        thing.on = ahead.on;
        thing.silence = ahead.silence;
        if (!ahead.silence) thing.signal = inFull(casework, one, ahead, today);
        things.push_back(std::move(thing));
    });
    std::sort(things.begin(), things.end());
    return things;
}

std::optional<LocalDate> nextDueDay(const Casework& casework, const Case& one) {
    std::optional<LocalDate> next;
    Outlook(casework, one).each([&](const Ahead& ahead) {
        if (!next || ahead.on < *next) next = ahead.on;
    });
    return next;
}

}  // namespace hall::core
