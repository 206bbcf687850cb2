#include "schema/wire/CaseCommands.hpp"
#include "schema/wire/Frames.hpp"
#include "schema/wire/Utf8.hpp"
#include "schema/wire/Writer.hpp"

namespace hall::wire {
namespace {

void escape(std::string& out, char c) {
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default:
            out += "\\u00";
            out += hex[static_cast<unsigned char>(c) >> 4U];
            out += hex[static_cast<unsigned char>(c) & 0xFU];
    }
}

}  // namespace

/// The members of a command's body: HTTP sends them alone, the WebSocket frame inside "body".
struct Body {
    const Command& command;
    bool overHttp;
};

/// HTTP says the case and the task in the path.
template <class V>
void workMembers(V& v, const CaseBody& work, bool overHttp, bool namesTask) {
    if (!overHttp) v("case", work.number);
    if (!overHttp || namesTask) v("task", work.task);
    v("seen", work.seen);
    v("marks", work.marks);
    v("reason", work.reason);
    v("note", work.note);
    v("text", work.text);
    v("ground", work.ground);
    v("agreed", work.agreed);
    v("department", work.department);
    v("method", work.method);
    v("waybill", work.waybill);
    v("verdict", work.verdict);
    v("resultNumber", work.resultNumber);
    v("applicant", work.applicant);
    v("agent", work.agent);
    v("items", work.items);
    v("package", work.package);
    v("answers", work.answers);
    v("tolerate", work.tolerate);
    v("days", work.days);
    v("kind", work.kind);
    v("procedure", work.procedure);
    v("procedureNumber", work.procedureNumber);
    v("result", work.result);
    v("request", work.request);
    v("given", work.given);
    v("order", work.order);
}

template <class V>
void members(V& v, const Body& body) {
    v("item", body.command.item);
    v("class", body.command.klass);
    v("language", body.command.language);
    v("ticket", body.command.ticket);
    v("queue", body.command.queue);
    v("reason", body.command.reason);
    v("further", body.command.further);
    v("toCounter", body.command.toCounter);
    v("toClerk", body.command.toClerk);
    v("place", body.command.place);
    v("behind", body.command.behind);
    v("entitled", body.command.entitled);
    v("lease", body.command.lease);
    v("number", body.command.number);
    v("issuedAt", body.command.issuedAt);
    v("approval", body.command.approval);
    v("applications", body.command.applications);
    v("kind", body.command.kind);
    v("text", body.command.text);
    v("audience", body.command.audience);
    v("until", body.command.until);
    v("counters", body.command.counters);
    if (!body.overHttp) v("notice", body.command.notice);
    v("booking", body.command.booking);
    if (body.command.work) workMembers(v, *body.command.work, body.overHttp, namesItsTask(body.command.name));
}

template <class V>
void members(V& v, const Command& command) {
    v("command", command.name);
    v("id", command.id);
    v("body", Body{command, false});
}

void writeText(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\') {
            ++i;
            continue;
        }
        const std::size_t bytes = byte < 0x80 ? 0 : utf8CharacterBytes(text.substr(i));
        if (bytes > 0) {
            i += bytes;
            continue;
        }
        out.append(text, done, i - done);
        if (byte < 0x80)
            escape(out, text[i]);
        else
            out += "\xEF\xBF\xBD";
        done = ++i;
    }
    out.append(text, done, text.size() - done);
    out += '"';
}

std::string encode(const Hello& hello) { return writeStruct(hello); }
std::string encode(const Command& command) { return writeStruct(command); }
std::string encodeBody(const Command& command) { return writeStruct(Body{command, true}); }
std::string encode(const Welcome& welcome) { return writeStruct(welcome); }
std::string encode(const Receipt& receipt) { return writeStruct(receipt); }
std::string encode(const RefusedFrame& refused) { return writeStruct(refused); }
std::string encode(const Problem& problem) { return writeStruct(problem); }
std::string encode(const Ticket& ticket) { return writeStruct(ticket); }
std::string encode(const CounterPhase& counter) { return writeStruct(counter); }
std::string encode(const LobbyView& view) { return writeStruct(view); }
std::string encode(const KioskView& view) { return writeStruct(view); }
std::string encode(const CounterView& view) { return writeStruct(view); }
std::string encode(const HallView& view) { return writeStruct(view); }
std::string encode(const QueueView& view) { return writeStruct(view); }
std::string encode(const LeasesView& view) { return writeStruct(view); }
std::string encode(const VisitView& view) { return writeStruct(view); }
std::string encode(const TasksView& view) { return writeStruct(view); }
std::string encode(const NoticeList& list) { return writeStruct(list); }
std::string encode(const CaseView& view) { return writeStruct(view); }
std::string encode(const CaseList& list) { return writeStruct(list); }
std::string encode(const CaseResult& result) { return writeStruct(result); }
std::string encode(const CaseSearch& wanted) { return writeStruct(wanted); }
std::string encode(const KioskApplications& found) { return writeStruct(found); }
std::string encode(const KioskSearch& wanted) { return writeStruct(wanted); }
std::string encode(const Party& party) { return writeStruct(party); }
std::string encode(const Revealed& revealed) { return writeStruct(revealed); }
std::string encode(const Application& application) { return writeStruct(application); }
std::string encode(const Catalogue& catalogue) { return writeStruct(catalogue); }

std::string encodeViewFrame(std::string_view view, std::uint64_t seq, const Time& at, std::string_view dataJson) {
    std::string out;
    out.reserve(dataJson.size() + view.size() + 96);
    MemberWriter writer(out);
    writer("view", view);
    writer("seq", seq);
    writer("at", at);
    out += ",\"data\":";
    out += dataJson;
    writer.finish();
    return out;
}

}  // namespace hall::wire
