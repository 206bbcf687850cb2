#include "ticket-printer/control/Trace.hpp"

#include <QJsonArray>

namespace hall::kiosk {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QJsonArray itemsOf(const std::vector<ItemLine>& items) {
    QJsonArray array;
    for (const auto& item : items)
        array.append(QJsonObject{{"code", text(item.code)}, {"title", text(item.title)}, {"detail", text(item.detail)}});
    return array;
}

void add(QJsonObject& o, const Paging& paging) {
    o["page"] = paging.index + 1;
    o["pages"] = paging.count;
}

void add(QJsonObject& o, const std::optional<wire::WaitMinutes>& wait) {
    if (wait) o["wait"] = QJsonArray{wait->from, wait->to};
}

template <class Enum, std::size_t N>
QString word(Enum value, const char* const (&words)[N]) {
    return QLatin1String(words[static_cast<std::size_t>(value)]);
}

constexpr const char* subjects[] = {"person", "company"};
constexpr const char* takes[] = {"ready", "sending", "queue-closed", "queue-full", "queue-unknown", "cut-off", "no-lease"};
constexpr const char* prints[] = {"printing", "printed", "failed", "paperless", "unknown"};
constexpr const char* faults[] = {"none", "cannot-connect", "out-of-paper", "cover-open", "offline", "timed-out", "write-failed"};
constexpr const char* keys[] = {"application", "identity"};
constexpr const char* troubles[] = {"none", "unreadable-code", "unreadable-card", "wrong-check", "unknown",
                                    "busy", "not-allowed",     "cut-off",         "other"};
constexpr const char* checkInTroubles[] = {"none", "unknown", "too-early", "too-late", "checked-in", "cancelled", "closed", "busy", "cut-off", "other"};
constexpr const char* foundTakes[] = {"ready", "sending", "nothing-to-do", "cut-off"};
constexpr const char* lists[] = {"none", "printing", "printed", "failed"};
constexpr const char* notices[] = {"starting", "cut-off", "day-closed", "day-closing", "not-admitted", "emergency"};

struct Writer {
    QJsonObject& o;

    void operator()(const StartPage& p) const {
        o["popular"] = itemsOf(p.popular);
        add(o, p.paging);
    }
    void operator()(const DepartmentsPage& p) const {
        o["subject"] = word(p.subject, subjects);
        QJsonArray departments;
        for (const auto& d : p.departments)
            departments.append(QJsonObject{{"code", text(d.code)}, {"title", text(d.title)}, {"items", d.items}});
        o["departments"] = departments;
        add(o, p.paging);
    }
    void operator()(const ItemsPage& p) const {
        o["department"] = text(p.department);
        o["items"] = itemsOf(p.items);
        o["total"] = p.total;
        add(o, p.paging);
    }
    void operator()(const SearchPage& p) const {
        o["query"] = text(p.query);
        o["items"] = itemsOf(p.results);
        o["total"] = p.total;
        add(o, p.paging);
    }
    void operator()(const ItemPage& p) const {
        o["item"] = text(p.code);
        o["title"] = text(p.title);
        o["guide"] = p.guide.has_value();
        o["queue"] = text(p.queue);
        if (p.countsKnown) {
            o["waiting"] = p.waiting;
            o["openCounters"] = p.openCounters;
            add(o, p.wait);
        }
        o["take"] = word(p.take, takes);
        if (p.refusal != Refusal::none) o["refusal"] = text(p.refusalCode);
    }
    /// Of what was typed only how much it is: the trace is a file.
    void operator()(const AskPage& p) const {
        o["key"] = word(p.key, keys);
        o["typed"] = static_cast<qint64>(p.typed.size());
        o["ready"] = p.ready;
        o["looking"] = p.looking;
        o["trouble"] = word(p.trouble, troubles);
        if (!p.troubleCode.empty()) o["code"] = text(p.troubleCode);
    }
    void operator()(const ChoosePage& p) const {
        QJsonArray applications;
        for (const auto& a : p.applications)
            applications.append(QJsonObject{{"id", text(a.shortId)}, {"items", a.items}, {"missing", a.missing}, {"ticked", a.ticked}});
        o["applications"] = applications;
        o["ticked"] = p.ticked;
        add(o, p.paging);
    }
    void operator()(const FoundPage& p) const {
        QJsonArray applications;
        for (const auto& s : p.sheets)
            applications.append(QJsonObject{{"id", text(s.shortId)},
                                            {"items", static_cast<qint64>(s.items.size())},
                                            {"missing", static_cast<qint64>(s.missing.size())},
                                            {"toShow", static_cast<qint64>(s.toShow.size())},
                                            {"held", static_cast<qint64>(s.held.size())},
                                            {"canQueue", s.canQueue}});
        o["applications"] = applications;
        o["take"] = word(p.take, foundTakes);
        o["list"] = word(p.list, lists);
        if (p.refusal != Refusal::none) o["refusal"] = text(p.refusalCode);
    }
    void operator()(const CheckInPage& p) const {
        o["checking"] = p.checking;
        o["trouble"] = word(p.trouble, checkInTroubles);
        if (!p.troubleCode.empty()) o["code"] = text(p.troubleCode);
    }
    void operator()(const TicketPage& p) const {
        o["number"] = text(p.number);
        o["queue"] = text(p.queue);
        o["item"] = text(p.item);
        o["class"] = text(p.klass);
        o["cutOff"] = p.cutOff;
        if (!p.applications.empty()) o["applications"] = static_cast<qint64>(p.applications.size());
        if (p.stops > 0) o["stops"] = p.stops;
        if (p.ahead) o["ahead"] = *p.ahead;
        add(o, p.wait);
        o["code"] = !p.url.empty();
        o["print"] = word(p.print, prints);
        if (p.fault != PrinterFault::none) o["fault"] = word(p.fault, faults);
    }
    void operator()(const NoticePage& p) const {
        o["notice"] = word(p.notice, notices);
        if (!p.code.empty()) o["code"] = text(p.code);
    }
};

}  // namespace

QJsonObject traceOf(const Screen& screen) {
    QJsonObject o;
    o["language"] = QString::fromUtf8(code(screen.language).data(), static_cast<qsizetype>(code(screen.language).size()));
    o["largePrint"] = screen.largePrint;
    o["hall"] = text(screen.header.hall);
    o["leasing"] = screen.leasing;
    o["countdown"] = screen.countdown.has_value();
    if (screen.staffPanel) o["staff"] = screen.staffPanel->open ? "open" : "asking";  // and nothing of what is typed
    std::visit(Writer{o}, screen.page);
    return o;
}

}  // namespace hall::kiosk
