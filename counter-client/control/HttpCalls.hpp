// Calls over HTTP, to the same server and under the same pin as the line.
#pragma once

#include "counter-client/control/Calls.hpp"
#include "schema/link/Http.hpp"

namespace hall::counter {

class HttpCalls : public Calls {
  public:
    explicit HttpCalls(const link::Address& server) : http_(server) {}
    void ask(const Request& request, const std::string& token, std::function<void(Answer)> done) override;

  private:
    link::Http http_;
};

}  // namespace hall::counter
