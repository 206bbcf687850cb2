#include "counter-client/control/Calls.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "schema/wire/Frames.hpp"

namespace hall::counter {

namespace {

std::string textOf(const QJsonObject& object, const char* member) { return object.value(QLatin1String(member)).toString().toStdString(); }

std::vector<std::string> listOf(const QJsonObject& object, const char* member) {
    std::vector<std::string> list;
    for (const auto& value : object.value(QLatin1String(member)).toArray()) list.push_back(value.toString().toStdString());
    return list;
}

/// The array of that name, or the answer itself where it is one.
QJsonArray arrayOf(const QJsonDocument& document, const char* member) {
    return document.isArray() ? document.array() : document.object().value(QLatin1String(member)).toArray();
}

Account accountOf(const QJsonObject& object) {
    Account account;
    account.id = textOf(object, "id");
    if (account.id.empty()) account.id = textOf(object, "staff");
    account.name = textOf(object, "name");
    account.displayName = textOf(object, "displayName");
    account.roles = listOf(object, "roles");
    account.disabled = object.value(QLatin1String("disabled")).toBool();
    account.mustChange = object.value(QLatin1String("mustChange")).toBool() || object.value(QLatin1String("secretMustChange")).toBool();
    account.etag = textOf(object, "etag");
    return account;
}

Device deviceOf(const QJsonObject& object) {
    Device device;
    device.name = textOf(object, "name");
    device.role = textOf(object, "role");
    device.counter = textOf(object, "counter");
    device.revoked = object.value(QLatin1String("revoked")).toBool() || object.contains(QLatin1String("revokedAt"));
    return device;
}

SignedIn sessionOf(const QJsonObject& object) {
    SignedIn session;
    session.token = textOf(object, "token");
    session.staff = textOf(object, "staff");
    session.displayName = textOf(object, "displayName");
    session.role = textOf(object, "role");
    session.roles = listOf(object, "roles");
    if (const auto counter = textOf(object, "counter"); !counter.empty()) session.counter = counter;
    session.idleLockMinutes = object.value(QLatin1String("idleLockMinutes")).toInt();
    session.locked = object.value(QLatin1String("locked")).toBool();
    return session;
}

wire::Name nameOf(const QJsonValue& value) {
    if (value.isString()) return {value.toString().toStdString(), {}};
    return {textOf(value.toObject(), "zh"), textOf(value.toObject(), "en")};
}

/// One step of a ticket's way: its sentence, and below a call who came later and was called before.
void explain(const QJsonObject& step, std::vector<ExplainedLine>& lines) {
    lines.push_back({{}, nameOf(step.value(QLatin1String("said"))), false, step.value(QLatin1String("takenBack")).toBool()});
    const QJsonObject call = step.value(QLatin1String("call")).toObject();
    for (const auto& other : call.value(QLatin1String("before")).toArray()) {
        lines.push_back({{}, nameOf(other.toObject().value(QLatin1String("said"))), true, false});
    }
    for (const auto& other : call.value(QLatin1String("elsewhere")).toArray()) {
        const QJsonObject counter = other.toObject();
        const auto calls = std::to_string(counter.value(QLatin1String("calls")).toInteger());
        lines.push_back({{Phrase::explainedElsewhere, {same(textOf(counter, "counter")), same(calls)}}, {}, true, false});
    }
}

/// What cannot be read is told like a fault of the server.
template <class T>
std::optional<T> readAs(wire::Parsed<T> parsed, Answer& answer) {
    if (auto* value = std::get_if<T>(&parsed)) return std::move(*value);
    answer.status = 502;
    answer.code = std::get<wire::Problem>(parsed).code;
    return std::nullopt;
}

std::optional<wire::Party> partyOf(const QJsonValue& value) {
    if (!value.isObject()) return std::nullopt;
    const QJsonObject object = value.toObject();
    return wire::Party{textOf(object, "idType"), textOf(object, "idNumber"), textOf(object, "name"), textOf(object, "phone")};
}

}  // namespace

QByteArray bodyOf(const Request& request) {
    if (request.fields.empty()) return {};
    QJsonObject object;
    for (const auto& [name, value] : request.fields) {
        const QString member = QString::fromStdString(name);
        if (const auto* text = std::get_if<std::string>(&value)) object[member] = QString::fromStdString(*text);
        else if (const auto* flag = std::get_if<bool>(&value)) object[member] = *flag;
        else if (const auto* number = std::get_if<std::int64_t>(&value)) object[member] = static_cast<qint64>(*number);
        else if (const auto* party = std::get_if<wire::Party>(&value)) {
            QJsonObject person{{QStringLiteral("idType"), QString::fromStdString(party->idType)},
                               {QStringLiteral("idNumber"), QString::fromStdString(party->idNumber)},
                               {QStringLiteral("name"), QString::fromStdString(party->name)}};
            if (!party->phone.empty()) person[QStringLiteral("phone")] = QString::fromStdString(party->phone);
            object[member] = person;
        } else if (const auto* answers = std::get_if<std::vector<wire::PackageAnswer>>(&value)) {
            QJsonArray list;
            for (const auto& one : *answers) {
                list.append(QJsonObject{{QStringLiteral("question"), QString::fromStdString(one.question)},
                                        {QStringLiteral("answer"), QString::fromStdString(one.answer)}});
            }
            object[member] = list;
        } else {
            QJsonArray list;
            for (const auto& word : std::get<std::vector<std::string>>(value)) list.append(QString::fromStdString(word));
            object[member] = list;
        }
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Answer answerOf(const Request& request, int status, const QByteArray& body, const QByteArray& etag, int retryAfterSeconds) {
    Answer answer;
    answer.status = status;
    answer.retryAfterSeconds = retryAfterSeconds;
    const std::string_view text(body.constData(), static_cast<std::size_t>(body.size()));
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.object();
    if (!answer.good()) {
        answer.code = textOf(object, "code");
        if (answer.code.empty()) answer.code = object.value(QLatin1String("type")).toString().section(QLatin1Char(':'), -1).toStdString();
        return answer;
    }
    switch (request.ask) {
        case Ask::whoAmI:
        case Ask::signIn: answer.session = sessionOf(object); break;
        case Ask::approve: answer.approval = textOf(object, "approval"); break;
        case Ask::explain:
            for (const auto& step : object.value(QLatin1String("steps")).toArray()) explain(step.toObject(), answer.lines);
            break;
        case Ask::accounts:
            for (const auto& account : arrayOf(document, "accounts")) answer.accounts.push_back(accountOf(account.toObject()));
            break;
        case Ask::devices:
            for (const auto& device : arrayOf(document, "devices")) answer.devices.push_back(deviceOf(device.toObject()));
            break;
        case Ask::createAccount:
        case Ask::changeAccount:
            answer.secret = textOf(object, "oneTimeSecret");
            break;
        case Ask::addDevice: answer.secret = textOf(object, "token"); break;
        case Ask::casePage:
            answer.etag = etag.toStdString();
            if (status == 200) answer.casePage = readAs<wire::CaseView>(wire::parseCaseView(text), answer);
            break;
        case Ask::caseSearch:
        case Ask::tasks: answer.cases = readAs<wire::CaseList>(wire::parseCaseList(text), answer); break;
        case Ask::reveal:
            answer.applicant = partyOf(object.value(QLatin1String("applicant")));
            answer.agent = partyOf(object.value(QLatin1String("agent")));
            break;
        case Ask::supervision: answer.supervision = readAs<wire::Supervision>(wire::parseSupervision(text), answer); break;
        case Ask::requests: answer.approvals = readAs<wire::ApprovalList>(wire::parseApprovalList(text), answer); break;
        case Ask::followUps: answer.followUps = readAs<wire::FollowUpList>(wire::parseFollowUpList(text), answer); break;
        case Ask::followUpAct: answer.followUp = textOf(object, "id"); break;
        case Ask::packages: answer.packages = readAs<wire::PackageList>(wire::parsePackageList(text), answer); break;
        case Ask::branch: answer.branch = readAs<wire::PackageBranch>(wire::parsePackageBranch(text), answer); break;
        case Ask::ratingOffer: answer.ratingOffer = readAs<wire::RatingOffer>(wire::parseRatingOffer(text), answer); break;
        case Ask::caseFile: answer.bytes = body.toStdString(); break;
        default: break;
    }
    if (answer.accounts.size() == 1 && answer.accounts[0].etag.empty()) answer.accounts[0].etag = etag.toStdString();
    return answer;
}

}  // namespace hall::counter
