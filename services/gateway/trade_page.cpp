#include "gateway/trade_page.hpp"

#include <future>

#include "chassis/http/trace.hpp"
#include "chassis/ops/log.hpp"
#include "gateway/api.hpp"

namespace heliu::gateway {

namespace {

using Answers = std::map<std::string, std::future<Response>>;

// No If-None-Match: a part is there or it is not.
Question question(const Request& page, const std::string& service, const std::string& operation,
                  std::string path, std::map<std::string, std::string> query = {}) {
  Question made{service, operation, {}};
  Request& request = made.request;
  request.method = "GET";
  request.path = std::move(path);
  request.query = std::move(query);
  request.remote = page.remote;
  request.caller = page.caller;
  request.trace_id = page.trace_id;
  request.language = page.language;
  if (const auto language = page.headers.find("accept-language"); language != page.headers.end())
    request.headers.insert(*language);
  return made;
}

// Questions and ask must outlive the answers.
void ask_all(Answers& answers, const Questions& questions, const Ask& ask) {
  for (const auto& [name, asked] : questions)
    answers[name] = std::async(std::launch::async, [&ask, &asked] { return ask(asked); });
}

std::string part(const Response& answer) {
  const auto type = answer.headers.find("content-type");
  const bool json = type != answer.headers.end() && type->second.find("json") != std::string::npos;
  return "{\"status\":" + std::to_string(answer.status) +
         (json && !answer.body.empty() ? ",\"body\":" + answer.body : "") + "}";
}

}  // namespace

Questions page_questions(const Request& page, const std::string& trade) {
  return {{"trade", question(page, "market", "getTrade", "/v1/trades/" + trade)},
          {"contract", question(page, "market", "getContract", "/v1/trades/" + trade + "/contract")},
          {"escrow", question(page, "treasury", "getEscrow", "/v1/escrows/" + trade)},
          {"loads",
           question(page, "transport", "listLoads", "/v1/loads", {{"trade_id", trade}, {"limit", "100"}})},
          {"record", question(page, "supervision", "getRecord", "/v1/records/" + trade)}};
}

Questions questions_of_trade(const Request& page, const std::string& trade_json) {
  const JsonDocument trade = parse_json(trade_json);
  Questions questions;
  for (const std::string party : {"producer", "processor", "carrier"})
    if (const auto id = trade.FindMember((party + "_id").c_str()); id != trade.MemberEnd())
      questions.emplace(party, question(page, "registry", "getEnterprise",
                                        std::string("/v1/enterprises/") + id->value.GetString()));
  if (const auto code = trade.FindMember("code"); code != trade.MemberEnd())
    questions.emplace("waste", question(page, "registry", "listWasteCodes", "/v1/reference/waste-codes",
                                        {{"search", code->value.GetString()}}));
  return questions;
}

Response trade_page(const Request& page, const Ask& ask) {
  const Questions first = page_questions(page, page.id("trade_id").text());
  Questions then;
  Answers answers;
  ask_all(answers, first, ask);
  Response trade = answers.at("trade").get();
  answers.erase("trade");
  if (trade.status == 200) {
    then = questions_of_trade(page, trade.body);
    ask_all(answers, then, ask);
  }
  std::string body = "{\"trade\":" + part(trade);
  for (auto& [name, answer] : answers) body += ",\"" + name + "\":" + part(answer.get());
  if (trade.status >= 400 && trade.status < 500) return trade;
  return Response::json(200, body + "}");
}

void bind_trade_page(Assembly& service, Routes& routes, const TokenSigner& signer) {
  const Ask ask = [&](const Question& asked) {
    log::set_trace(asked.request.trace_id);
    try {
      return routes.forward(asked.service, asked.request, signer, service.now(), Patience::brief);
    } catch (const Problem& problem) {
      return service.api().problem(problem, asked.request);
    }
  };
  service.api().plain("getTradePage", [ask](const Request& page) { return trade_page(page, ask); });
}

}  // namespace heliu::gateway
