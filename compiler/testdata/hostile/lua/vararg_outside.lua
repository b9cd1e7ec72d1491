-- expect: CE cannot use '...' outside a vararg function
function f() return ... end
