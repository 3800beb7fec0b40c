// The first account, "operator", which registers everybody else. Its password is generated into the secrets
// folder (operator.password, 0600) and never logged.
#pragma once
#include "chassis/service.hpp"

namespace heliu::gateway {

void keep_first_account(Service& service);

}  // namespace heliu::gateway
