"""Ground floor: strings in, strings and spans out. Imports no other room but `errors`."""
