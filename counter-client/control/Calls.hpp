// What the window asks over HTTP, behind a port: tests answer by hand, the program over schema/link.
#pragma once

#include <QByteArray>
#include <functional>
#include <string>

#include "counter-client/present/Calls.hpp"

namespace hall::counter {

class Calls {
  public:
    virtual ~Calls() = default;
    /// `done` is called once, later, never from within ask().
    virtual void ask(const Request& request, const std::string& token, std::function<void(Answer)> done) = 0;
};

/// The JSON body of a request; empty when it has no fields.
QByteArray bodyOf(const Request& request);
/// The answer's body read for this question. Unknown members are ignored: an answer of a newer server stays readable.
Answer answerOf(const Request& request, int status, const QByteArray& body, const QByteArray& etag, int retryAfterSeconds);

}  // namespace hall::counter
