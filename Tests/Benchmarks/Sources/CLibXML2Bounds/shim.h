#pragma once
// Empty: only the C target of this package uses libxml2, by its own headers; this says how to link it.
