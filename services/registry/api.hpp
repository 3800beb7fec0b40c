// Binds the registry's operations; one function for each group of nouns.
#pragma once
#include "chassis/service.hpp"

namespace heliu::registry {

void bind_enterprises(Service& service);
void bind_licences(Service& service);
void bind_records(Service& service);    // carriers, vehicles, crews, controllers, approvals, signing keys
void bind_reference(Service& service);  // and imports the lists that come with the product, once

void assemble(Service& service);  // all of them

}  // namespace heliu::registry
