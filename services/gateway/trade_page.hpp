// All that a trade's page shows, of six services in one answer, so that a browser far away waits once. Each
// part is what its service answers this caller, word for word: rights and refusals stay the services'.
#pragma once
#include <functional>
#include <map>
#include <string>

#include "chassis/http/message.hpp"

namespace heliu::gateway {

struct Question {
  std::string service, operation;
  Request request;
};
using Questions = std::map<std::string, Question>;  // by the name of the part

// What is asked for the page of a trade (its id as text). page gives caller, language and trace.
Questions page_questions(const Request& page, const std::string& trade);
// What the trade's own answer leads to: who its parties are, which waste it is.
Questions questions_of_trade(const Request& page, const std::string& trade_json);

// Answers as the service does; for one that can't be reached, with the problem it is. Called from several
// threads at once.
using Ask = std::function<Response(const Question&)>;

// {"trade": {"status": 200, "body": {…}}, …}. A trade that its reader may not see is answered as the market
// answers it, and nothing else is told.
Response trade_page(const Request& page, const Ask& ask);

}  // namespace heliu::gateway
