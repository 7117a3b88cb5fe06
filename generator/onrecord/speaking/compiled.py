"""How templates are compiled, and those that this process has compiled, for the next environment that reads the same ones.

An edition has environments of its own, and so has each build of MkDocs. To compile their templates takes longer than to make the
pages of a small record, and while a person is watching each edit would do it anew.
"""

from types import CodeType

from jinja2 import nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame, MacroRef


class Compiled(BytecodeCache):
    """Keeps what environments of one sort have compiled: those that differ in nothing but what they are asked for at run time.

    A template whose text has changed is compiled anew, and takes the place of what it was.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code of a template into its bucket, if it was compiled from the same text."""
        text, code = self._kept.get(_key(bucket), ("", None))
        if text == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._kept[_key(bucket)] = bucket.checksum, bucket.code


def _key(bucket: Bucket) -> tuple[object, ...]:
    """Which template it is, and how its environment reads it."""
    environment = bucket.environment
    how = environment.lexer, environment.code_generator_class, environment.autoescape
    return bucket.key, *how, *environment.extensions


class DirectCode(CodeGenerator):
    """Compiles our templates so that they take the fields of values, and call functions, as Python does.

    Jinja asks of each value whether it has a key of that name, of each function whether it wants to know the context, and of
    what is printed whether it was escaped. Our values have fields and no keys, no function of ours wants the context, and all
    that is printed goes through the environment's `finalize`, which escapes it, but for Markup that a function or a macro gave.
    A macro is called with all that it takes, in its order, so it is a function like any other.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write that a field is taken."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Write that something is called."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            self.fail("our templates call with what stands there, and nothing else", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for value in (*node.args, *node.kwargs):
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, _: Frame) -> None:
        """Write that a macro is the function that was made of its body."""
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            self.fail("our macros have what they are called with, and nothing else", macro_ref.node.lineno)
        self.write("macro")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: ARG002
        """Write that a macro gives Markup: all in it was escaped."""
        super().return_buffer_contents(frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            self.fail("our macros know no context", node.lineno)
        self.write("environment.get_template(")
        self.visit(node.template, frame)
        self.write(").module")

    def _output_child_pre(self, node: nodes.Expr, _: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        assert finalize.src, "what is printed is escaped"
        self.write("(made if type(made := " if isinstance(node, nodes.Call) else finalize.src)

    def _output_child_post(self, node: nodes.Expr, _: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f") is Markup else {finalize.src}made))" if isinstance(node, nodes.Call) else ")")


OF_THE_THEME = Compiled()
"""Those of the theme, and of what a site puts in their place."""
