//! `POST /auth/login`.

use bantu_app::AppError;

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, NONE, Route, Run, Verb};
use crate::account::LoginArgs;
use crate::http::{self, Shared};

pub(super) const ROUTES: &[Route] = &[Route {
    verb: Verb::Post,
    path: "/auth/login",
    summary: "Opens a session; its token goes with every other request",
    in_path: NONE,
    query: NONE,
    body: Some(&[Param::must("email", Kind::Text), Param::must("password", Kind::Text)]),
    run: Run::Login,
}];

pub(super) async fn login(shared: &Shared, input: &Input) -> Result<Answer, AppError> {
    let text = |name: &str| input.text(name).unwrap_or_default().to_owned();
    let args = LoginArgs { email: text("email"), password: text("password") };
    Answer::ok(http::login(shared, args).await?)
}
