//! Handlers with invented responses. The annotation above each handler is its requirement.

use crate::scopes::{Caller, requires};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::routing::{delete, get, patch, post};
use axum::{Extension, Json, Router};
use scopewright::resource::AccessToken;
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) fn router() -> Router {
    Router::new()
        .route("/account", get(show_account))
        .route("/senders/{sender_id}", delete(delete_sender))
        .route("/organization/activities", get(list_activities))
        .route("/webhooks", post(create_webhook))
        .route("/emailCampaigns/{campaign_id}/sendNow", post(send_email_campaign))
        .route("/smsCampaigns", get(list_sms_campaigns))
        .route("/whatsappCampaigns/{campaign_id}", get(show_whatsapp_campaign))
        .route("/contacts", get(list_contacts).post(create_contact))
        .route("/contacts/{identifier}/campaignStats", get(show_contact_statistics))
        .route("/companies/import", post(import_companies))
        .route("/crm/deals/{deal_id}", patch(update_deal))
        .route("/conversations/messages", post(send_message))
        .route("/objects/{object_type}/records", get(list_records))
        .route("/products/{product_id}", get(show_product))
        .route("/events", post(record_event))
        .route("/loyalty/config/programs", get(list_programs))
        .route("/smtp/email", post(send_email))
        .route("/transactionalSMS/send", post(send_sms))
        .route("/whatsapp/sendMessage", post(send_whatsapp_message))
}

/// Shows who calls: the caller with its scopes, and the claims of its token.
#[requires(account:read)]
async fn show_account(Extension(caller): Extension<Caller>, token: AccessToken) -> Json<Value> {
    Json(json!({
        "email": "ada@example.com",
        "companyName": "Analytical Engines",
        "client": token.client_id(),
        "scope": caller.granted(),
    }))
}

#[requires(account:write)]
async fn delete_sender(Path(_sender_id): Path<u64>) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct Page {
    #[serde(default)]
    offset: u64,
}

#[requires(organization:read)]
async fn list_activities(Query(page): Query<Page>) -> Json<Value> {
    Json(json!({ "offset": page.offset, "logs": [] }))
}

#[derive(Deserialize)]
struct NewWebhook {
    url: String,
    events: Vec<String>,
}

#[requires(webhooks:write)]
async fn create_webhook(Json(webhook): Json<NewWebhook>) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({ "id": 1, "url": webhook.url, "events": webhook.events })))
}

#[requires(campaigns.email:write)]
async fn send_email_campaign(Path(_campaign_id): Path<u64>) -> StatusCode {
    StatusCode::NO_CONTENT
}

#[requires(campaigns.sms:read)]
async fn list_sms_campaigns() -> Json<Value> {
    Json(json!({ "campaigns": [], "count": 0 }))
}

#[requires(campaigns.whatsapp:read)]
async fn show_whatsapp_campaign(Path(campaign_id): Path<u64>) -> Json<Value> {
    Json(json!({ "id": campaign_id, "campaignStatus": "draft" }))
}

#[requires(contacts:read)]
async fn list_contacts() -> Json<Value> {
    Json(json!({ "contacts": [{ "id": 12, "email": "grace@example.com" }], "count": 1 }))
}

#[derive(Deserialize)]
struct NewContact {
    email: String,
}

/// The scope is checked before the body is read, so a malformed body without the scope is 403.
#[requires(contacts:write)]
async fn create_contact(Json(contact): Json<NewContact>) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({ "id": 13, "email": contact.email })))
}

/// Requires `contacts:read` and at least one of the two others.
#[requires(contacts:read, any(campaigns.email:read, campaigns.sms:read))]
async fn show_contact_statistics(Path(identifier): Path<String>) -> Json<Value> {
    Json(json!({ "contact": identifier, "messagesSent": [], "clicked": [] }))
}

/// An import of companies also creates contacts, so it requires both scopes.
#[requires(crm:write, contacts:write)]
async fn import_companies(Json(companies): Json<Vec<Value>>) -> (StatusCode, Json<Value>) {
    (StatusCode::ACCEPTED, Json(json!({ "count": companies.len() })))
}

#[derive(Deserialize)]
struct DealChange {
    name: String,
}

#[requires(crm:write)]
async fn update_deal(Path(deal_id): Path<String>, Json(change): Json<DealChange>) -> Json<Value> {
    Json(json!({ "id": deal_id, "name": change.name }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChatMessage {
    visitor_id: String,
    text: String,
}

#[requires(conversations:write)]
async fn send_message(Json(message): Json<ChatMessage>) -> Json<Value> {
    Json(json!({ "id": "m1", "visitorId": message.visitor_id, "text": message.text }))
}

#[requires(objects:read)]
async fn list_records(Path(object_type): Path<String>) -> Json<Value> {
    Json(json!({ "objectType": object_type, "records": [] }))
}

#[requires(ecommerce:read)]
async fn show_product(Path(product_id): Path<String>) -> Json<Value> {
    Json(json!({ "id": product_id, "name": "Difference engine" }))
}

#[derive(Deserialize)]
struct Event {
    event_name: String,
}

#[requires(events:write)]
async fn record_event(Json(event): Json<Event>) -> (StatusCode, String) {
    (StatusCode::ACCEPTED, format!("recorded {}", event.event_name))
}

#[requires(loyalty:read)]
async fn list_programs() -> Json<Value> {
    Json(json!({ "items": [] }))
}

#[derive(Deserialize)]
struct Email {
    subject: String,
    to: Vec<String>,
}

#[requires(transactional.email:write)]
async fn send_email(Json(email): Json<Email>) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({ "subject": email.subject, "recipients": email.to.len() })))
}

#[derive(Deserialize)]
struct Sms {
    recipient: String,
    content: String,
}

#[requires(transactional.sms:write)]
async fn send_sms(Json(sms): Json<Sms>) -> (StatusCode, Json<Value>) {
    (StatusCode::CREATED, Json(json!({ "recipient": sms.recipient, "length": sms.content.chars().count() })))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WhatsAppMessage {
    template_id: u64,
    contact_numbers: Vec<String>,
}

#[requires(transactional.whatsapp:write)]
async fn send_whatsapp_message(Json(message): Json<WhatsAppMessage>) -> (StatusCode, Json<Value>) {
    let answer = json!({ "templateId": message.template_id, "recipients": message.contact_numbers.len() });
    (StatusCode::CREATED, Json(answer))
}
