#include "chassis/contract/problem_answer.hpp"

#include <algorithm>

namespace heliu {

namespace {

struct Fault {
  std::string pointer, detail;
};
BOOST_DESCRIBE_STRUCT(Fault, (), (pointer, detail))

struct Body {
  std::string type, title;
  int status = 0;
  std::string detail, code;
  Facts params;
  std::vector<Fault> errors;
  std::string trace_id;
};
BOOST_DESCRIBE_STRUCT(Body, (), (type, title, status, detail, code, params, errors, trace_id))

// The same for every occurrence: the name in words.
std::string in_words(std::string name) {
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

}  // namespace

Response problem_answer(const Problem& problem, const ProblemText& text, const std::string& language,
                        const std::string& trace_id) {
  Body body{.type = "/problems/" + problem.name,
            .title = in_words(problem.name),
            .status = text.status,
            .detail = fill(language == "en" ? text.en : text.zh, problem.facts),
            .code = problem.name,
            .params = problem.facts,
            .errors = {},
            .trace_id = trace_id};
  for (const auto& fault : problem.faults) body.errors.push_back({fault.pointer, fault.detail});
  Response answer{.status = text.status, .headers = {}, .body = to_json(body)};
  answer.headers["content-type"] = "application/problem+json";
  answer.headers["content-language"] = language;
  answer.headers["cache-control"] = "no-store";
  if (text.status == 429 || text.status == 503) {
    const auto wait = problem.facts.find("retry_after");
    answer.headers["retry-after"] = wait == problem.facts.end() ? "1" : wait->second;
  }
  if (text.status == 401) answer.headers["www-authenticate"] = "Bearer";
  return answer;
}

Response problem_answer(const std::string& name, const Facts& facts, const std::string& language,
                        const std::string& trace_id) {
  return problem_answer(Problem(name, facts), chassis_problems().at(name), language, trace_id);
}

}  // namespace heliu
