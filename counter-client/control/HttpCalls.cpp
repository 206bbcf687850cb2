#include "counter-client/control/HttpCalls.hpp"

#include <QUuid>
#include <utility>

namespace hall::counter {

void HttpCalls::ask(const Request& request, const std::string& token, std::function<void(Answer)> done) {
    link::Http::Fields fields;
    if (!request.ifMatch.empty()) fields.emplace_back("If-Match", QByteArray::fromStdString(request.ifMatch));
    if (!request.ifNoneMatch.empty()) fields.emplace_back("If-None-Match", QByteArray::fromStdString(request.ifNoneMatch));
    if (!request.key.empty()) fields.emplace_back("Idempotency-Key", QByteArray::fromStdString(request.key));
    if (request.once) fields.emplace_back("Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    http_.call(QByteArray::fromStdString(request.method), QString::fromStdString(request.path), bodyOf(request), token,
               [request, done = std::move(done)](const link::HttpAnswer& answer) {
                   Answer read = answerOf(request, answer.status, answer.body, answer.etag, answer.retryAfterSeconds);
                   read.mediaType = answer.contentType.toStdString();
                   done(std::move(read));
               },
               fields);
}

}  // namespace hall::counter
